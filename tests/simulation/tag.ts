/** Every operation of a run carries a word of its own, so that it can be found again wherever it ends up. */
export function tagOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('body' in raw)) return null;
  return tagOfBody(raw.body);
}

type AnyBody = {
  readonly type?: string;
  readonly body?: { readonly given?: unknown; readonly booklet?: unknown; readonly questionnaire?: unknown };
  readonly fields?: { readonly phone?: unknown };
  readonly answer?: readonly { readonly valueString?: unknown }[];
  readonly questionnaire?: unknown;
};

export function tagOfBody(body: unknown): string | null {
  const { type, fields, answer, questionnaire, body: content } = body as AnyBody;
  const word = {
    'record.put': content?.given ?? content?.questionnaire,
    'event.add': content?.booklet,
    'record.patch': fields?.phone,
    'answer.set': answer?.[0]?.valueString,
    'response.sign': questionnaire,
  }[type ?? ''];
  return typeof word === 'string' ? word : null;
}
