import type { FeelType, FeelValue } from './types.ts';

/** A function as a value: written in FEEL, a built-in one, or a business knowledge model. */
export class FeelFunction {
  readonly kind = 'function';
  readonly params: readonly string[];
  /** Takes its arguments by position; what is missing is null. */
  readonly call: (args: readonly FeelValue[]) => FeelValue;
  /** Types of the parameters and of the result, where the definition names them. */
  readonly paramTypes: readonly FeelType[] | undefined;
  readonly resultType: FeelType | undefined;

  constructor(
    params: readonly string[],
    call: (args: readonly FeelValue[]) => FeelValue,
    paramTypes?: readonly FeelType[],
    resultType?: FeelType,
  ) {
    this.params = params;
    this.call = call;
    this.paramTypes = paramTypes;
    this.resultType = resultType;
  }
}
