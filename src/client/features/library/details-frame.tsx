import type { ComponentChildren, RefObject } from 'preact';

type Props = {
  readonly root: RefObject<HTMLFormElement | null>;
  readonly onSave: () => Promise<void>;
  readonly children: ComponentChildren;
};

/** Fields under each other that are stored together; what is wrong is said by us, not by the browser. */
export function DetailsFrame({ root, onSave, children }: Props) {
  return (
    <form
      ref={root}
      class="v-library__details"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {children}
    </form>
  );
}
