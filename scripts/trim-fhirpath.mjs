// Vite plugin for the FHIRPath worker: the library from its sources instead of its own bundle, so that what a phone
// never reads of it can be left out. Of a unit stays what it is found, converted and compared by; its print symbols,
// synonyms, guidance and origin serve a search for units that the library has and we do not. Terminology servers are
// never asked (`async: false` refuses first), so the class that asks them stays away. The parser's flags for watching it
// at work are never raised: written as `false`, what hangs on them falls away.
const unitFields = new Set(
  'isBase_ name_ csCode_ property_ magnitude_ dim_ isMetric_ cnv_ cnvPfx_ isSpecial_ isArbitrary_ moleExp_ source_'.split(
    ' ',
  ),
);

const nameOf = (field) => (Array.isArray(field) ? field[0] : field);

/** UCUM's definitions as `@lhncbc/ucum-lhc` packs them: `config` names the columns of every row of `data`. */
export function trimUnits({ prefixes, units }) {
  const kept = units.config.flatMap((field, at) => (unitFields.has(nameOf(field)) ? [at] : []));
  return {
    prefixes,
    units: {
      config: kept.map((at) => units.config[at]),
      data: units.data.map((row) => kept.map((at) => row[at])),
    },
  };
}

/** The parser's debug flags where they are read, not where they are set. */
const debugFlag =
  /\b(?:this(?:\._interp)?|LexerATNSimulator)\.(?:debug(?:_add|_closure|_list_atn_decisions)?|dfa_debug|retry_debug)\b(?!\s*=[^=])/g;

/** What stands in a file of the library instead of what came with it. */
function trim(id, text) {
  if (/antlr4[\\/]/.test(id)) return text.replaceAll(debugFlag, 'false');
  if (id.endsWith('terminologies.js')) return 'module.exports = class {};';
  const data = JSON.parse(text);
  return JSON.stringify(id.endsWith('package.json') ? { version: data.version } : trimUnits(data));
}

export function trimFhirpath() {
  return {
    name: 'visitt-trim-fhirpath',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^fhirpath$/ },
      handler(_id, importer, options) {
        return this.resolve('fhirpath/src/fhirpath.js', importer, options);
      },
    },
    transform: {
      filter: {
        id: /ucum-lhc[\\/]data[\\/]ucumDefs\.min\.json$|fhirpath[\\/](package\.json|src[\\/]terminologies\.js)$|antlr4[\\/]src[\\/]antlr4[\\/](Lexer|atn[\\/]\w+ATNSimulator)\.js$/,
      },
      handler: (text, id) => ({ code: trim(id, text), map: null }),
    },
  };
}
