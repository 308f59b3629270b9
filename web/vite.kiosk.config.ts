// How the public screen's page is built: by itself, one script without imports that old sets can read.
import path from 'node:path'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  plugins: [precompress()],
  // The worker's address must not change, and it must lie above the pages it answers for.
  publicDir: path.resolve(here, 'kiosk/static'),
  build: {
    outDir: path.resolve(here, '../dist/web'),
    // After the dashboard, into the same folder.
    emptyOutDir: false,
    target: 'es2017',
    manifest: '.vite/kiosk.json',
    modulePreload: { polyfill: false },
    // A script of its own would add its styles as an element, which the content policy refuses.
    cssCodeSplit: false,
    rolldownOptions: {
      input: { kiosk: path.resolve(here, 'kiosk/index.html') },
      output: { format: 'iife' },
    },
  },
})
