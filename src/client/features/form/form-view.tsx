import type { FormProps } from '#client/form-props.ts';
import { FormBody } from './form-body.tsx';
import { FormScopeContext } from './form-scope.ts';
import { ItemView } from './item-view.tsx';
import { useFormScope } from './use-form-scope.ts';
import './form.css';

/** Any FHIR Questionnaire, to be answered with one thumb. */
export function FormView(props: FormProps) {
  const scope = useFormScope(props, ItemView);
  return (
    <FormScopeContext.Provider value={scope}>
      <FormBody {...props} />
    </FormScopeContext.Provider>
  );
}
