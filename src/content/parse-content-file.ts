import type * as z from 'zod/mini';
import type { JsonObject } from '#domain/fhir/json.ts';
import { exerciseScenario, indicator, programme, schedule } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { checkQuestionnaire, type Finding } from './check-questionnaire.ts';
import { questionnaireFile } from './questionnaire-file.ts';

/** A content record as it is stored: its id is `url|version`. */
export type ContentRecord = { readonly id: string; readonly body: RecordBody<'content'> };

/** `findings` say where in the file and what, in English, for the developer who edits it. */
export type ContentFileResult =
  | { readonly ok: true; readonly content: ContentRecord }
  | { readonly ok: false; readonly file: string; readonly findings: readonly Finding[] };

const schemas = { programme, schedule, indicator, exercise: exerciseScenario };

/** One content file as parsed JSON in; a record or everything that is wrong with it out. */
export function parseContentFile(file: string, content: unknown): ContentFileResult {
  const type = typeOf(content);
  if (type === null) {
    const message = 'expected a Questionnaire, or a type of programme, schedule, indicator or exercise';
    return { ok: false, file, findings: [{ path: '', message }] };
  }
  const parsed =
    type === 'questionnaire' ? questionnaireFile.safeParse(content) : schemas[type].safeParse(content);
  if (!parsed.success) return { ok: false, file, findings: parsed.error.issues.map(toFinding) };
  const findings = type === 'questionnaire' ? checkQuestionnaire(questionnaireFile.parse(content)) : [];
  if (findings.length > 0) return { ok: false, file, findings };
  const { url, version } = parsed.data;
  const resource = content as JsonObject;
  const body = { type, url, version, status: 'active', resource } as RecordBody<'content'>;
  return { ok: true, content: { id: `${url}|${version}`, body } };
}

function typeOf(content: unknown): RecordBody<'content'>['type'] | null {
  if (typeof content !== 'object' || content === null) return null;
  const { resourceType, type } = content as { resourceType?: unknown; type?: unknown };
  if (resourceType === 'Questionnaire') return 'questionnaire';
  return typeof type === 'string' && Object.hasOwn(schemas, type) ? (type as keyof typeof schemas) : null;
}

function toFinding(issue: z.core.$ZodIssue): Finding {
  const parts = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return { path: parts.join('').replace(/^\./, ''), message: toMessage(issue) };
}

/** `zod/mini` carries no sentences. */
function toMessage(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_format':
      return `expected ${issue.pattern ?? issue.format}`;
    default:
      return issue.message;
  }
}
