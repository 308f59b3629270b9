// How the web is built: three lazy vendor chunks, two languages of the interface kit, files compressed once.
import path from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offlineRecheck } from './build/offlineRecheck.ts'
import { precompress } from './build/precompress.ts'

const here = import.meta.dirname
const inPackages = (names: string) => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names})[\\\\/]`)

export default defineConfig({
  root: here,
  plugins: [react(), optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), offlineRecheck(), precompress()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '8080'}` },
  },
  worker: { format: 'es' },
  build: {
    outDir: path.resolve(here, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // ECharts is one lazy chunk of known size; the budget in api/cli/checks says how large it may be.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: { index: path.resolve(here, 'index.html'), recheck: path.resolve(here, 'recheck.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: inPackages('react|react-dom|scheduler') },
            { name: 'echarts', test: inPackages('echarts|zrender|tslib') },
            // One stylesheet of the pages people work on, one of those they look at: small files would share nothing when compressed.
            {
              name: 'desk',
              test: /[\\/]web[\\/](?:record|exports|features[\\/](?:appraisal|cases|council|help|import|session|settings|supervise|trail|unit))[\\/].*\.css$/,
            },
            {
              name: 'figures',
              test: /[\\/]web[\\/](?:marks|ui|features[\\/](?:overview|rank|sla))[\\/].*\.css$/,
            },
            { name: 'leaflet', test: inPackages('leaflet|react-leaflet|@react-leaflet') },
          ],
        },
      },
    },
  },
})
