import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isKeptPath, trimFhirModel } from '../../../../../scripts/trim-fhir-model.mjs';
import { trimUnits } from '../../../../../scripts/trim-fhirpath.mjs';

type Conversion = { readonly status: string; readonly toVal: number | null };
type UnitTools = {
  readonly convertUnitTo: (from: string, value: number, to: string) => Conversion;
  readonly convertToBaseUnits: (from: string, value: number) => unknown;
  readonly getSpecifiedUnit: (
    unit: string,
    reason: string,
  ) => { readonly unit: { readonly property_: string } | null };
};
type Library = { readonly ucumUtils: UnitTools };
type Packed = {
  readonly prefixes: unknown;
  readonly units: { readonly config: readonly unknown[]; readonly data: readonly (readonly unknown[])[] };
};

const require = createRequire(import.meta.url);
const definitions = '@lhncbc/ucum-lhc/data/ucumDefs.min.json';

/** The library as the worker has it, or as it came: a copy of its own each time, with these definitions of units. */
function loadLibrary(units: unknown): Library {
  for (const id of Object.keys(require.cache)) delete require.cache[id];
  const id = require.resolve(definitions);
  const place = Object.assign(Object.create(null) as NodeJS.Module, { id, filename: id, loaded: true });
  require.cache[id] = Object.assign(place, { exports: structuredClone(units) });
  return require('fhirpath/src/fhirpath.js') as Library;
}

type Model = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Read anew: the library changes its tables when it is loaded. */
const readTable = (table: string): unknown =>
  JSON.parse(readFileSync(require.resolve(`fhirpath/fhir-context/r4/${table}.json`), 'utf8'));

/** R4's model as the worker's build makes it of the library's module. */
function loadTrimmedModel(): Model {
  const index = require.resolve('fhirpath/fhir-context/r4/index.js');
  const { filter, handler } = trimFhirModel(readTable).transform;
  if (!filter.id.test(index)) throw new Error(`the build does not trim ${index}`);
  const made: { exports: unknown } = { exports: null };
  compileFunction(handler(readFileSync(index, 'utf8')).code, ['require', 'module'])(
    createRequire(index),
    made,
  );
  return made.exports as Model;
}

const whole = structuredClone(require(definitions)) as Packed;
const codes = whole.units.data.map((row) => String(row[whole.units.config.indexOf('csCode_')]));
const common = [
  'g',
  'kg',
  'mg',
  'ug',
  'm',
  'cm',
  'mm',
  'L',
  'mL',
  'dL',
  's',
  'min',
  'h',
  'd',
  'wk',
  'mo',
  'a',
];
const composed = [
  'kg/m2',
  'mmol/L',
  'mg/dL',
  'mm[Hg]',
  'Cel',
  '[degF]',
  '{score}',
  '1',
  '%',
  '10*9/L',
  '/min',
];

describe('the FHIRPath library as the phone has it', () => {
  const { ucumUtils: asItCame } = loadLibrary(whole);
  const { ucumUtils: trimmed } = loadLibrary(trimUnits(whole));

  it('knows every unit by its code and by its name, with what it measures', () => {
    const names = whole.units.data.map((row) => String(row[whole.units.config.indexOf('name_')]));
    for (const unit of [...codes, ...names.filter((name) => !name.includes(' ')), ...composed, 'nonsense']) {
      const expected = asItCame.getSpecifiedUnit(unit, 'validate').unit;
      expect([unit, trimmed.getSpecifiedUnit(unit, 'validate').unit?.property_]).toEqual([
        unit,
        expected?.property_,
      ]);
    }
  });

  it('converts every unit as the whole library does', () => {
    for (const from of [...codes, ...composed]) {
      expect(trimmed.convertToBaseUnits(from, 7.25)).toEqual(asItCame.convertToBaseUnits(from, 7.25));
      for (const to of [...common, ...composed]) {
        const expected = asItCame.convertUnitTo(from, 7.25, to);
        const { status, toVal } = trimmed.convertUnitTo(from, 7.25, to);
        expect([from, to, status, toVal]).toEqual([from, to, expected.status, expected.toVal]);
      }
    }
  });

  it('has the paths of the model that it keeps, all of them as the whole library has them', () => {
    const all = require('fhirpath/fhir-context/r4') as Model;
    const parents = readTable('type2Parent') as Readonly<Record<string, string>>;
    const kept = loadTrimmedModel();
    expect(Object.keys(kept)).toEqual(Object.keys(all));
    for (const table of Object.keys(all)) {
      const isCut = /^(path2(Type|Repeating|RefType|TypeWithoutElements)|choiceTypePaths)$/.test(table);
      const there = all[table] ?? {};
      expect([table, kept[table]]).toEqual([
        table,
        isCut
          ? Object.fromEntries(Object.entries(there).filter(([path]) => isKeptPath(path, parents)))
          : there,
      ]);
    }
    expect(kept['path2Type']?.['Patient.contact.name']).toBe('HumanName');
    expect(kept['path2Repeating']?.['Patient.name']).toBe(true);
    expect(kept['choiceTypePaths']?.['Observation.value']).toContain('Quantity');
    expect(kept['path2Type']?.['Account.name']).toBeUndefined();
  });

  it('is trimmed in fact: no unit keeps its synonyms or its guidance', () => {
    const { units } = trimUnits(whole) as Packed;
    expect(units.config).not.toContain('synonyms_');
    expect(units.config).not.toContain('guidance_');
    expect(units.data).toHaveLength(whole.units.data.length);
  });
});
