import type { CompiledBundle, IntakeProblem } from '#engine';
import { focusField } from '../form/fieldId.ts';
import { prefixOf, SHARED_PREFIX } from './BundleForms.tsx';

/** Id in the page of what is no field of a form: an applicant's part, a question, a material. */
export const placeId = (path: string): string =>
  path
    .slice(1)
    .replace(/^(situation|applicant|materials)\//, '$1-')
    .replace(/^materials-/, 'material-');

/** Moves to where a problem is mended, and puts the cursor there. */
export function goTo(bundle: CompiledBundle, { path, item }: IntakeProblem): void {
  if (path.startsWith('/shared/')) return void focusField(path.slice('/shared'.length), SHARED_PREFIX);
  if (item !== undefined && path.startsWith('/own/'))
    return void focusField(path.slice(`/own/${item}/form`.length), prefixOf(bundle, item));
  const element = document.getElementById(placeId(path)) ?? document.getElementById(placeId(path).split('-')[0] ?? '');
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  const control = element?.matches('input, button') ? element : element?.querySelector<HTMLElement>('input, button');
  control?.focus({ preventScroll: true });
}
