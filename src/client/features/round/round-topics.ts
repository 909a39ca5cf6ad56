import type { RecordBody } from '#protocol/record-bodies.ts';

export type RoundTopic = RecordBody<'round'>['topic'];

const forms = 'https://visitt.example/fhir/Questionnaire';

type TopicForms = {
  readonly topic: RoundTopic;
  /** The form its rows are filled in by. */
  readonly url: string;
  /** The form whose schedule says when it is due: of the mouth, the twelve-month list. */
  readonly dueBy: string;
};

const toForms = (topic: RoundTopic, form: string, due = form): TopicForms => ({
  topic,
  url: `${forms}/${form}`,
  dueBy: `${forms}/${due}`,
});

/** What a round may be about, in the order it is offered. */
export const roundTopics: readonly TopicForms[] = [
  toForms('weighing', 'vekt-hoyde'),
  toForms('mst', 'mst'),
  toForms('mouth', 'bsi', 'tannhelse'),
  toForms('medicines', 'legemiddelgjennomgang'),
];

export const formsOf = (topic: RoundTopic): TopicForms | undefined =>
  roundTopics.find((known) => known.topic === topic);

/** The question a weight is put in, and those that go with it: how it was got, clothes, whether it can be relied on. */
export const weightItem = 'vekt';
export const measuredNow = { linkId: 'vekt-metode', code: 'malt' } as const;
export const clothingItem = 'klaer';
export const doubtItem = 'usikker';
/** Said once for a whole weighing, beside the clothes: not asked in the form, kept with each weight. */
export const scaleCondition = 'scale';
export const scales = ['standing', 'chair', 'wheelchair', 'lift', 'bed'] as const;
