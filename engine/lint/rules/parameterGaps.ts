import { parameterGaps as gapsOf } from '../../parameter/index.ts';
import type { Finding, ParameterRule } from '../types.ts';

/** Days for which a parameter has no value between two that have one. */
export const parameterGaps: ParameterRule = (parameter) =>
  gapsOf(parameter).map(
    ({ path, message }): Finding => ({ severity: 'warning', code: 'lint.parameterGaps', path, message }),
  );
