import type { Questionnaire, QuestionnaireResponse, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import { setAnswer } from '../forms/set-answer.ts';
import type { Day } from '../time/day.ts';
import type { VisitFacts } from './visit.ts';
import { talkedAbout, toOptionAnswer, toThemesAnswer, visitPaths } from './visit-form.ts';

type Told = {
  readonly invitation: VisitFacts['invitation'];
  readonly followUps: readonly {
    readonly id: string;
    readonly what: string;
    /** Null: the unit. */
    readonly who: string | null;
    readonly due: Day;
  }[];
};

const channels = { letter: 'brev', phone: 'telefon', other: 'annet' } as const;
const sources = { age: 'alder', referral: 'henvist', ownWish: 'eget-onske' } as const;

/**
 * The answers with what the visit itself knows, so that the signed form tells the whole visit: how she was asked, that
 * she said yes, every theme that was talked about, and a copy of what was agreed.
 */
export function toFilledVisit(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  { invitation, followUps }: Told,
): QuestionnaireResponse {
  const given: readonly (readonly [path: string, answer: readonly QuestionnaireResponseAnswer[]])[] = [
    [visitPaths.reply, toOptionAnswer(questionnaire, visitPaths.reply, 'ja')],
    ...(invitation
      ? [
          [
            visitPaths.channel,
            toOptionAnswer(questionnaire, visitPaths.channel, channels[invitation.channel]),
          ] as const,
          [
            visitPaths.source,
            toOptionAnswer(questionnaire, visitPaths.source, sources[invitation.source]),
          ] as const,
        ]
      : []),
    [visitPaths.themes, toThemesAnswer(questionnaire, talkedAbout(questionnaire, response))],
    ...followUps.flatMap(({ id, what, who, due }) => {
      const path = `avslutning/tiltak[${id}]`;
      return [
        [`${path}/tiltak-hva`, [{ valueString: what }]] as const,
        ...(who === null ? [] : [[`${path}/tiltak-hvem`, [{ valueString: who }]] as const]),
        [`${path}/tiltak-nar`, [{ valueDate: due }]] as const,
      ];
    }),
  ];
  return given.reduce((filled, [path, answer]) => setAnswer(filled, path, answer), response);
}
