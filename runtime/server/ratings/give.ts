import {
  type CompiledItem,
  giveRating,
  isRefusal,
  type Rating,
  type RatingAnswer,
  type RatingChannel,
  type RatingStage,
} from '#engine';
import type { ActorRef, CaseRow } from '../../store/port.ts';
import { problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import { ratingLimits } from './limits.ts';
import { ratingPlan, ratingRow } from './plan.ts';
import { ratingReasons } from './reasons.ts';
import { registerRating } from './values.ts';

export interface Giving {
  kase: CaseRow;
  compiled: CompiledItem;
  stage: RatingStage;
  answer: RatingAnswer;
  channel: RatingChannel;
}

/** Writes what an applicant says, once for each stage. @throws {ApiProblem} 409 rated already, 422 with the reason */
export async function rate(services: Services, { kase, compiled, stage, answer, channel }: Giving): Promise<Rating> {
  const { store, clock, organization } = services;
  const now = clock();
  const division = (await organization.current()).division(kase.state.office);
  const reasons = (await ratingReasons(services, division)).map(({ code }) => code);
  const limits = await ratingLimits(services, division);
  const given = giveRating(kase.state, stage, answer, { now, calendar: compiled.calendar, channel, reasons, limits });
  if (isRefusal(given)) throw refusalProblem(given);
  const { level, comment, anonymous } = given;
  const said = { level, reasons: given.reasons, comment, anonymous, stage, channel, caseId: kase.id };
  const row = ratingRow(kase, given);
  const actor: ActorRef = {
    kind: 'applicant',
    id: anonymous ? '' : kase.id,
    name: anonymous ? '匿名' : kase.applicantName,
  };
  const outcome = await store.commit(
    ratingPlan(row, {
      command: 'rating.give',
      actor,
      at: now,
      fact: { type: 'rating.given', ...said },
    }),
  );
  if (outcome.kind !== 'committed')
    throw problem(409, 'rating.given', '本环节已经评价过，一件一评，不能重复评价或修改。');
  await registerRating(services, row, actor);
  return given;
}
