import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FormIssue, FormSession } from '../src/domain/forms/form-session.ts';
import type { FormFinding } from '../src/domain/forms/definition/form-finding.ts';
import type { ImportFinding } from '../src/domain/forms/mend/import-finding.ts';
import { openForm } from '../src/domain/forms/open-form.ts';
import {
  parseQuestionnaire,
  type QuestionnaireReport,
} from '../src/protocol/questionnaire/parse-questionnaire.ts';
import { parseResponse } from '../src/protocol/questionnaire/parse-response.ts';
import {
  toWorkerEvaluator,
  type WorkerAnswer,
  type WorkerEvaluator,
} from '../src/client/features/form/fhirpath/worker-evaluator.ts';
import { formFindingText, importFindingText, issueText } from './forms-text.ts';

type World = {
  /** Where relative names of files start. */
  readonly folder: string;
  /** The file that a thread runs to evaluate what the engine does not know itself. */
  readonly thread: string;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
};

const usage = 'forms check FILE | forms fill FILE --response RESPONSE [--language nb]\n';

/** The exit code: 0 when the form can be used, 1 when not, 2 when the command itself is wrong. */
export async function runFormsCli(args: readonly string[], world: World): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [command, file] = positionals;
  if (file === undefined || (command !== 'check' && command !== 'fill')) {
    world.complain(usage);
    return 2;
  }
  if (command === 'fill' && values.response === undefined) {
    world.complain(usage);
    return 2;
  }
  const text = readText(file, world);
  if (text === null) return 2;
  const report = parseQuestionnaire(text, values.language);
  if (command === 'check') {
    print(world, toCheckReport(report));
    return report.ok ? 0 : 1;
  }
  return fill(report, values.response ?? '', world);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { response: { type: 'string' }, language: { type: 'string' } },
    });
  } catch {
    return { values: {}, positionals: [] };
  }
}

function readText(file: string, world: World): string | null {
  try {
    return readFileSync(resolve(world.folder, file), 'utf8');
  } catch (error) {
    world.complain(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

const print = ({ write }: World, value: unknown): void => write(`${JSON.stringify(value, null, 2)}\n`);

const explained = (finding: ImportFinding) => ({ ...finding, message: importFindingText(finding) });

function toCheckReport(report: QuestionnaireReport) {
  const { questionnaire } = report;
  return {
    understood: report.ok,
    ...(questionnaire
      ? {
          title: questionnaire.title ?? questionnaire.name ?? null,
          url: questionnaire.url,
          version: questionnaire.version,
        }
      : {}),
    repaired: report.repaired.map(explained),
    unsupported: report.unsupported.map(explained),
    errors: report.errors.map(explained),
  };
}

async function fill(report: QuestionnaireReport, responseFile: string, world: World): Promise<number> {
  if (!report.ok) {
    print(world, { response: null, enabled: [], issues: refusal(report.errors) });
    return 1;
  }
  const text = readText(responseFile, world);
  if (text === null) return 2;
  const given = parseResponse(text);
  if (!given.ok) {
    print(world, { response: null, enabled: [], issues: refusal([given.error]) });
    return 1;
  }
  const evaluator = openThreadEvaluator(world.thread);
  try {
    const session = openForm(report.questionnaire, {
      response: given.response,
      today: new Date().toLocaleDateString('sv-SE'),
      now: new Date().toISOString(),
      initial: 'unanswered',
      evaluator,
    });
    await session.settled();
    const { status, ...signed } = session.toSigned();
    const issues = session.review();
    print(world, {
      response: { ...signed, status: given.response.status ?? status },
      enabled: enabledPaths(session),
      issues: toOperationOutcome(issues, session.findings()),
    });
    return 0;
  } finally {
    evaluator.close();
  }
}

function enabledPaths(session: FormSession): readonly string[] {
  const below = (path: string | null): readonly string[] =>
    session.children(path).flatMap((child) => (session.item(child)?.enabled ? [child, ...below(child)] : []));
  return below(null);
}

function toOperationOutcome(issues: readonly FormIssue[], findings: readonly FormFinding[]) {
  const issue = [
    ...issues.map((one) => ({
      severity: one.severity,
      code:
        one.reason === 'required' || one.reason === 'minOccurs'
          ? 'required'
          : one.reason === 'constraint'
            ? 'invariant'
            : 'value',
      details: { text: issueText(one) },
      expression: [one.path],
    })),
    ...findings.map((one) => ({
      severity: 'warning',
      code: one.reason === 'expressionFailed' ? 'exception' : 'not-supported',
      details: { text: formFindingText(one) },
      ...(one.linkId === undefined ? {} : { expression: [one.linkId] }),
    })),
  ];
  const fine = {
    severity: 'information',
    code: 'informational',
    details: { text: 'Nothing is missing or wrong.' },
  };
  return { resourceType: 'OperationOutcome', issue: issue.length > 0 ? issue : [fine] };
}

const refusal = (errors: readonly ImportFinding[]) => ({
  resourceType: 'OperationOutcome',
  issue: errors.map((error) => ({
    severity: 'error',
    code: 'invalid',
    details: { text: importFindingText(error) },
  })),
});

function openThreadEvaluator(thread: string): WorkerEvaluator {
  return toWorkerEvaluator(() => {
    const worker = new Worker(thread);
    return {
      post: (question) => worker.postMessage(question, []),
      listen: (onAnswer, onFailure) => {
        worker.on('message', (answer: WorkerAnswer) => onAnswer(answer));
        worker.on('error', (error) => onFailure(error instanceof Error ? error.message : String(error)));
      },
      terminate: () => void worker.terminate(),
    };
  });
}
