// Lets a thread read TypeScript, then becomes the file it is told: threads do not inherit the loader of their process.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
