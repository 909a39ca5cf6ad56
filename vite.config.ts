import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(process.env['VISITT_BUILD_VERSION'] ?? 'dev') },
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      manifest: false,
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    // One style sheet and a few larger chunks: on a cold start each file costs a trip through the service worker.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'preload', test: /vite\/preload-helper/, priority: 3 },
            { name: 'preact', test: /node_modules\/preact\/(dist|hooks|jsx-runtime)\//, priority: 1 },
            { name: 'router', test: /node_modules\/(@tanstack|use-sync-external-store|preact\/compat)\// },
            {
              name: 'text',
              test: /src\/client\/(text\/[a-z-]+\.ts|text\/nb\/|appearance\/)|src\/domain\/time\//,
            },
            { name: 'shell', test: /src\/client\/(addresses|agenda|content|device|shell|ui)\b.*\.tsx?$/ },
          ],
        },
      },
    },
  },
});
