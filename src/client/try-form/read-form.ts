import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { parseQuestionnaire, type QuestionnaireReport } from '#protocol/questionnaire/parse-questionnaire.ts';

export type ReadForm = {
  readonly report: QuestionnaireReport;
  readonly today: string;
};

export const readForm = (text: string, language: string): ReadForm => ({
  report: parseQuestionnaire(text, language),
  today: osloDay(new Date().toISOString()),
});

export const toEmptyResponse = ({ url, version }: Questionnaire): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  ...(url === undefined ? {} : { questionnaire: version === undefined ? url : `${url}|${version}` }),
  status: 'in-progress',
});
