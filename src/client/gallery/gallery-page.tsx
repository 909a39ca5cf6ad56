import { useMemo, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { FormView } from '#client/features/form/form-view.tsx';
import { gallery as en } from '#client/text/en/gallery.ts';
import { gallery as nb } from '#client/text/nb/gallery.ts';
import { gallery as nn } from '#client/text/nn/gallery.ts';
import { useText } from '#client/text/use-text.ts';
import choices from './fixtures/choices.json';
import layouts from './fixtures/layouts.json';
import pages from './fixtures/pages.json';
import responses from './fixtures/responses.json';
import results from './fixtures/results.json';
import texts from './fixtures/texts.json';
import types from './fixtures/types.json';
import './gallery.css';

const forms = { types, choices, layouts, results, texts, pages } as unknown as {
  readonly [name: string]: Questionnaire;
};
const answered = responses.answered as unknown as QuestionnaireResponse;
const wrong = responses.wrong as unknown as QuestionnaireResponse;

const words = { nb, nn, en };

const empty = ({ url, version }: Questionnaire): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: `${url ?? ''}|${version ?? ''}`,
  status: 'in-progress',
});

const states = ['empty', 'answered', 'previous', 'error', 'readOnly', 'disabled'] as const;
type State = (typeof states)[number];

/** All read-only: an item that the form itself closes to change, question by question. */
const closed = (form: Questionnaire): Questionnaire => ({
  ...form,
  item: (form.item ?? []).map((item) => ({ ...item, readOnly: true })),
});

/** Every item type and control in every state, from the fixtures beside this file. */
export function GalleryPage() {
  const { language } = useText();
  const gallery = words[language];
  const asked = new URLSearchParams(location.search);
  const [name, setName] = useState(asked.get('form') ?? 'types');
  const [state, setState] = useState<State>(states.find((one) => one === asked.get('state')) ?? 'empty');
  const form = forms[name] ?? forms['types'];
  const shown = useMemo(() => (form && state === 'disabled' ? closed(form) : form), [form, state]);
  if (!shown) return null;
  const response =
    name !== 'types'
      ? empty(shown)
      : state === 'error'
        ? wrong
        : state === 'empty' || state === 'previous'
          ? empty(shown)
          : answered;
  return (
    <main class="gallery">
      <h1>{gallery.title}</h1>
      <nav class="gallery-choose" aria-label={gallery.forms}>
        {Object.keys(forms).map((one) => (
          <button
            key={one}
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-pressed={one === name}
            onClick={() => setName(one)}
          >
            {forms[one]?.title}
          </button>
        ))}
      </nav>
      <nav class="gallery-choose" aria-label={gallery.states}>
        {states.map((one) => (
          <button
            key={one}
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-pressed={one === state}
            onClick={() => setState(one)}
          >
            {gallery.state[one]}
          </button>
        ))}
      </nav>
      <FormView
        key={`${name} ${state}`}
        questionnaire={shown}
        response={response}
        language={language}
        previous={state === 'previous' ? answered : null}
        readOnly={state === 'readOnly'}
        today="2026-11-21"
        onSign={() => Promise.reject(new Error('The gallery signs nothing.'))}
      />
    </main>
  );
}
