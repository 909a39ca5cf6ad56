import type { Extension, Questionnaire } from '../../fhir/types.ts';
import { toDependencyGraph } from '../definition/dependency-graph.ts';
import { toFormDefinition } from '../definition/form-definition.ts';
import { extensionUrls } from '../definition/extension-urls.ts';
import type { ImportFinding, ImportReason } from './import-finding.ts';
import { eachItem } from './map-items.ts';
import { shownExtensions } from './shown-extensions.ts';

/** What a form asks for that Visitt does not do. The form can still be filled in; the rest of it works. */
export function misunderstoodParts(questionnaire: Questionnaire): readonly ImportFinding[] {
  return [
    ...definitionFindings(questionnaire),
    ...extensionFindings(questionnaire),
    ...optionFindings(questionnaire),
    ...terminologyFindings(questionnaire),
  ];
}

function definitionFindings(questionnaire: Questionnaire): readonly ImportFinding[] {
  const definition = toFormDefinition(questionnaire);
  const graph = toDependencyGraph(definition);
  const places = new Map([...eachItem(questionnaire.item)].map((found) => [found.item.linkId, found]));
  return [...definition.findings, ...graph.findings].flatMap(({ reason, linkId, expression, detail }) => {
    if (!isImportReason(reason)) return [];
    const place = linkId === undefined ? undefined : places.get(linkId);
    const words = detail ?? expression;
    return [
      {
        reason,
        path: place?.path ?? '',
        ...(linkId ? { linkId } : {}),
        ...(place?.item.text === undefined ? {} : { itemText: place.item.text }),
        ...(words === undefined ? {} : { detail: expression && detail ? `${detail}: ${expression}` : words }),
      },
    ];
  });
}

const importReasons: ReadonlySet<string> = new Set<ImportReason>([
  'missingValueSet',
  'cycle',
  'languageUnsupported',
  'unknownVariable',
  'duplicateVariable',
  'regexUnsupported',
]);
const isImportReason = (reason: string): reason is ImportReason => importReasons.has(reason);

const understood: ReadonlySet<string> = new Set([...Object.values(extensionUrls).flat(), ...shownExtensions]);

/** Each unknown extension is named once, where it is first met. */
function extensionFindings(questionnaire: Questionnaire): readonly ImportFinding[] {
  const found = new Map<string, ImportFinding>();
  const look = (
    extensions: readonly Extension[] | undefined,
    reason: ImportReason,
    place: Omit<ImportFinding, 'reason' | 'detail'>,
  ): void => {
    for (const { url } of extensions ?? []) {
      if (typeof url !== 'string' || found.has(reason + url)) continue;
      if (reason === 'modifierExtension' || !understood.has(url))
        found.set(reason + url, { reason, ...place, detail: url });
    }
  };
  look(questionnaire.extension, 'unknownExtension', { path: 'extension' });
  for (const { item, path } of eachItem(questionnaire.item)) {
    const place = {
      path: `${path}.extension`,
      linkId: item.linkId,
      ...(item.text === undefined ? {} : { itemText: item.text }),
    };
    look(item.extension, 'unknownExtension', place);
    look(item._text?.extension, 'unknownExtension', place);
    look(item.modifierExtension, 'modifierExtension', place);
    for (const option of item.answerOption ?? []) look(option.extension, 'unknownExtension', place);
  }
  return [...found.values()];
}

/** Where the form's maker looks up codes: nothing is fetched, and that is said once. */
function terminologyFindings(questionnaire: Questionnaire): readonly ImportFinding[] {
  const isServer = ({ url }: Extension): boolean => /[/-]preferredTerminologyServer$/.test(url);
  const found = questionnaire.extension?.find(isServer);
  if (found) return [{ reason: 'terminologyServer', path: 'extension', ...addressIn(found) }];
  for (const { item, path } of eachItem(questionnaire.item)) {
    const own = item.extension?.find(isServer);
    if (!own) continue;
    const words = item.text === undefined ? {} : { itemText: item.text };
    return [{ reason: 'terminologyServer', path, linkId: item.linkId, ...words, ...addressIn(own) }];
  }
  return [];
}

function addressIn({ valueUrl, valueUri, valueString }: Extension): { readonly detail?: string } {
  const detail = valueUrl ?? valueUri ?? valueString;
  return detail === undefined ? {} : { detail };
}

function optionFindings(questionnaire: Questionnaire): readonly ImportFinding[] {
  return [...eachItem(questionnaire.item)].flatMap(({ item, path }) => {
    const isEmpty = item.type === 'choice' && !item.answerOption?.length && !item.answerValueSet;
    const byExpression = item.extension?.some(({ url }) =>
      extensionUrls.answerExpression.some((known) => known === url),
    );
    if (!isEmpty || byExpression) return [];
    return [
      {
        reason: 'noOptions',
        path,
        linkId: item.linkId,
        ...(item.text === undefined ? {} : { itemText: item.text }),
      } as const,
    ];
  });
}
