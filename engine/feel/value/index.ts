/** Values of FEEL (DMN 1.5 §10.3.2): what they are, how they are computed with, compared and written. Nothing here throws. */

export { add, divide, multiply, negate, power, subtract } from './arithmetic.ts';
export { coerce } from './coerce.ts';
export { compare } from './compare.ts';
export { contains } from './contains.ts';
export { equals } from './equals.ts';
export { FeelFunction } from './function.ts';
export { instanceOf } from './instanceOf.ts';
export { fromJson, toJson } from './json.ts';
export { atLiteral, numberLiteral } from './literals.ts';
export { asNumber, toInteger } from './number/convert.ts';
export { print } from './print.ts';
export { property } from './property.ts';
export { FeelRange } from './range.ts';
export { FeelDate } from './temporal/date.ts';
export { FeelDateTime } from './temporal/dateTime.ts';
export { DaysDuration, MonthsDuration } from './temporal/duration.ts';
export { FeelTime } from './temporal/time.ts';
export { isContext, isList, isNumber, typeOf } from './typeOf.ts';
export type {
  Decimal,
  FeelContext,
  FeelDuration,
  FeelEnv,
  FeelNumber,
  FeelTemporal,
  FeelType,
  FeelTypeName,
  FeelValue,
  Fuel,
} from './types.ts';
