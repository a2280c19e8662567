import { label } from '../fit.ts';
import { type Place, placesOf } from '../places.ts';
import { type Reason, reason } from './reason.ts';

/** Every element at which something rests needs a counterpart of its kind. */
export const targets: Reason = (plan, state) =>
  placesOf(plan, state).flatMap((place) => (place.to ? straightBack(place) : missing(place)));

function missing({ plan, from }: Place) {
  const same = plan.to.nodes[from.id];
  if (same && plan.elements[from.id] === null && !Object.values(plan.elements).includes(same.id))
    return [reason('kind', from, `办件停在${label(from)}，它在新版流程中换成了另一种元素，不能直接转过去。`)];
  const help = '请在对照表中指定，或者等办件离开后再迁移。';
  return [reason('noTarget', from, `办件停在${label(from)}，新版流程中没有对应的元素。${help}`)];
}

/** Where the activity goes straight back to when it is done (退回后直送). */
function straightBack({ token, plan, from }: Place) {
  if (token.back === undefined || plan.elements[token.back]) return [];
  const back = plan.from.nodes[token.back];
  return [reason('back', from, `${label(from)}办完后要直送${back ? label(back) : token.back}，新版流程中没有该环节。`)];
}
