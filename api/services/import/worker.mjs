// Lets a thread read TypeScript, then becomes the import worker: threads do not inherit the loader of their process.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
