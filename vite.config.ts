import { createRequire } from 'node:module';
import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { ofFirstLoad, opened, started } from './scripts/first-load.mjs';
import { paintOnce } from './scripts/paint-once.mjs';
import { screenFamily } from './scripts/screen-families.mjs';
import { trimFhirModel } from './scripts/trim-fhir-model.mjs';
import { trimFhirpath } from './scripts/trim-fhirpath.mjs';

const require = createRequire(import.meta.url);
const readModel = (table: string): unknown => require(`fhirpath/fhir-context/r4/${table}.json`);

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(process.env['VISITT_BUILD_VERSION'] ?? 'dev') },
  plugins: [
    preact(),
    paintOnce(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      manifest: false,
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        // The phone asks for these when the app is installed, and for none of them without network.
        // Nor the one screen that is nothing without network (`learning-export-route.tsx`).
        globIgnores: ['icons/*.png', 'assets/learning-export-screen-*.js'],
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
  worker: { plugins: () => [trimFhirModel(readModel), trimFhirpath()] },
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
    modulePreload: {
      polyfill: false,
      // An import asks for its own file at once, and `base` is there before any import is: naming them again costs the
      // main thread a millisecond each.
      resolveDependencies: (file, dependencies, { hostType }) =>
        hostType === 'html'
          ? dependencies
          : dependencies.filter((name) => name !== file && !name.startsWith('assets/base-')),
    },
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
              test: /vite\/preload-helper|node_modules\/(preact\/(dist|hooks|jsx-runtime)|zod)\/|src\/client\/(text\/(formats|language|load-messages|person-name|translated|use-text|with-text)\.tsx?|text\/nb\/(common|first|shell|today)\.ts|appearance\/)|src\/domain\/(time\/|forms\/(set-answer|answer-path)\.ts|merge\/canonical-json\.ts)/,
              priority: 3,
            },
            {
              name: 'form',
              test: /src\/(client\/features\/form\/(?!to-safe-html|tables\/(?!table-kind|use-tables)|fhirpath\/fhirpath)|client\/(form-report\/|when-idle)|protocol\/questionnaire\/|domain\/forms\/(answers-by-path|same-value|stray-answers|to-move|definition|expression|mend|regex|session|validation|open-form)|domain\/fhir\/(visitt-extensions|questionnaire-words))/,
              priority: 2,
            },
            { name: screenFamily, test: /src\/.*\.tsx?$/, priority: -2 },
            { name: started, test: /src\/(client|store|sync|domain|protocol)\/.*\.tsx?$/, priority: -1 },
            { name: opened, test: /src\/(client|store|sync|domain|protocol)\/.*\.ts$/, priority: -1 },
            {
              name: 'router',
              test: /(node_modules\/(@tanstack|preact\/compat)|src\/client\/use-sync-external-store-with-selector)/,
            },
            {
              // What lies in the same folders and only later screens use is one chunk beside it.
              name: ofFirstLoad('shell', 'screen-parts'),
              test: /src\/(client\/(addresses|agenda(?!\/(next-person|due-list))|content(?!\/(form-groups|use-answers|start-response|use-content|use-start-form|start-form))|device|features\/today\/(?!next-booklet|unfinished)|routes\/today-route|rounds\/(lazy-ward-links|is-under-way)|shell|ui(?!\/(theme|reason-sheet|sheet|curve|contact-links|check-rows)))\b.*\.(tsx?|css)|(domain\/(fhir\/compare-versions|schedule\/[a-z-]+|indicators\/read-score)|protocol\/(content|primitives|role-name|service-type|settings|session|record-kinds|schedules-in-force))\.ts)$/,
            },
          ],
        },
      },
    },
  },
});
