import type { Questionnaire, QuestionnaireItem } from '../src/domain/fhir/types.ts';
import { createRandom, type Random } from '../tests/simulation/random.ts';

const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const calculated = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
const system = 'urn:visitt:bench';
const words = ['appetite', 'sleep', 'pain', 'mobility', 'skin', 'thirst', 'mood', 'breathing', 'strength'];

const scale = [0, 1, 2, 3].map((score) => ({
  extension: [{ url: `${hl7}/ordinalValue`, valueDecimal: score }],
  valueCoding: { system, code: `n${score}`, display: `Degree ${score}` },
}));
const yesNo = ['y', 'n'].map((code) => ({
  valueCoding: { system, code, display: code === 'y' ? 'Yes' : 'No' },
}));

/**
 * A form of `count` questions in groups of twenty: texts, numbers, dates and choices as they come, a tenth of them shown
 * by an answer earlier in the group, and a score for each group. The same seed makes the same form.
 */
export function toLargeForm(count: number, seed: number): Questionnaire {
  const random = createRandom(seed);
  const groups = Array.from({ length: Math.ceil(count / 20) }, (_, at) =>
    toGroup(at + 1, Math.min(20, count - at * 20), random),
  );
  return {
    resourceType: 'Questionnaire',
    url: `urn:visitt:bench:${count}:${seed}`,
    version: '1',
    status: 'active',
    title: `A form of ${count} questions`,
    item: groups,
  };
}

function toGroup(number: number, size: number, random: Random): QuestionnaireItem {
  const linkId = `g${number}`;
  const questions: QuestionnaireItem[] = [];
  const scored: string[] = [];
  const triggers: string[] = [];
  while (questions.length < size - 1) {
    const question = toQuestion(`${linkId}.${questions.length + 1}`, random);
    if (question.answerOption === scale) scored.push(question.linkId);
    const trigger = triggers.length > 0 && random.chance(0.2) ? random.pick(triggers) : null;
    if (question.answerOption === yesNo) triggers.push(question.linkId);
    questions.push(
      trigger === null
        ? question
        : {
            ...question,
            enableWhen: [{ question: trigger, operator: '=', answerCoding: { system, code: 'y' } }],
          },
    );
  }
  const which = scored.map((one) => `linkId='${one}'`).join(' or ') || 'false';
  const expression = `%resource.item.where(linkId='${linkId}').item.where(${which}).answer.value.ordinal().sum()`;
  return {
    linkId,
    type: 'group',
    text: `Part ${number}`,
    item: [
      ...questions,
      {
        linkId: `${linkId}.score`,
        type: 'decimal',
        text: `Score of part ${number}`,
        readOnly: true,
        extension: [{ url: calculated, valueExpression: { language: 'text/fhirpath', expression } }],
      },
    ],
  };
}

function toQuestion(linkId: string, random: Random): QuestionnaireItem {
  const text = `${linkId} How is ${random.pick(words)} and ${random.pick(words)} now`;
  switch (random.between(0, 6)) {
    case 0:
      return { linkId, text, type: 'string' };
    case 1:
      return { linkId, text, type: 'text' };
    case 2:
      return { linkId, text, type: 'decimal' };
    case 3:
      return { linkId, text, type: 'date' };
    case 4:
      return { linkId, text, type: 'choice', answerOption: yesNo };
    default:
      return { linkId, text, type: 'choice', answerOption: scale };
  }
}
