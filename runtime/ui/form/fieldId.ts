/** Ids of the fields in the page begin with this. */
export const idPrefix = 'f';

/** Id in the page of the field at a JSON pointer: `/jobs/0/name` → `f_jobs_0_name`; `prefix`: of one form among several. */
export const fieldId = (pointer: string, prefix = idPrefix): string => prefix + pointer.replaceAll('/', '_');

/** JSON pointer of a property name and rows: `['jobs', 0, 'name']` → `/jobs/0/name`. */
export const pointerOf = (path: readonly (string | number)[]): string => path.map((step) => `/${step}`).join('');

/** Moves to a field and puts the cursor into it; false when it is not on the page. */
export function focusField(pointer: string, prefix = idPrefix): boolean {
  const id = fieldId(pointer, prefix);
  const holder = document.getElementById(`${id}__field`);
  if (!holder) return false;
  holder.scrollIntoView({ block: 'center', behavior: 'smooth' });
  const control = document.getElementById(id) ?? holder.querySelector<HTMLElement>(focusable);
  const target = control?.matches(focusable) ? control : (holder.querySelector<HTMLElement>(focusable) ?? control);
  target?.focus({ preventScroll: true });
  return true;
}

/** What the keyboard can stand on inside a form. */
export const focusable =
  'input:not([disabled]):not([type="hidden"]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), button:not([disabled]):not([tabindex="-1"]), canvas[tabindex]';
