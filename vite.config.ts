import { createRequire } from 'node:module';
import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { trimFhirModel } from './scripts/trim-fhir-model.mjs';

const parents = createRequire(import.meta.url)('fhirpath/fhir-context/r4/type2Parent.json') as {
  readonly [type: string]: string;
};

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
        // The phone asks for these when the app is installed, and for none of them without network.
        globIgnores: ['icons/*.png'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  worker: { plugins: () => [trimFhirModel(parents)] },
  resolve: {
    alias: [
      // The package's main file is CommonJS for old browsers; this one is the same Dexie as a module, for those we support.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      {
        find: /^use-sync-external-store\/shim\/with-selector$/,
        replacement: path.join(import.meta.dirname, 'src/client/use-sync-external-store-with-selector.ts'),
      },
    ],
  },
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
        // Nearly all of these is called while the first screen is drawn: Chromium then compiles them beside the main
        // thread, as they arrive, instead of one function at a time on it. Other browsers read a comment.
        postBanner: ({ name }) =>
          /^(index|base|form|try-form-app)$/.test(name) ? '//# allFunctionsCalledOnLoad' : '',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // What every page waits for in one file, and all of forms in another: on a first visit each file costs
            // a slow phone some twenty milliseconds, whatever it weighs.
            {
              name: 'base',
              test: /vite\/preload-helper|node_modules\/(preact\/(dist|hooks|jsx-runtime)|zod)\/|src\/client\/(text\/(formats|language|load-messages|person-name|translated|use-text|with-text)\.tsx?|text\/nb\/(common|first|shell|today)\.ts|appearance\/)|src\/domain\/(time\/|forms\/(set-answer|answer-path|answers-by-path|stray-answers|to-move)\.ts|merge\/(amendment-rights|roles-covering|canonical-json)\.ts)/,
              priority: 3,
            },
            {
              name: 'form',
              test: /src\/(client\/features\/form\/(?!to-safe-html|tables\/(?!table-kind|use-tables)|fhirpath\/fhirpath)|client\/(form-report\/|when-idle)|protocol\/questionnaire\/|domain\/forms\/(definition|expression|mend|regex|session|validation|open-form)|domain\/fhir\/(visitt-extensions|questionnaire-words))/,
              priority: 2,
            },
            {
              name: 'router',
              test: /(node_modules\/(@tanstack|preact\/compat)|src\/client\/use-sync-external-store-with-selector)/,
            },
            {
              name: 'shell',
              test: /src\/(client\/(addresses|agenda|content|device|shell|ui(?!\/theme))\b.*\.(tsx?|css)|domain\/fhir\/compare-versions\.ts)$/,
            },
          ],
        },
      },
    },
  },
});
