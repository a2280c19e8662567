import type { ValidatorType } from '@rjsf/utils';
import { type Json, type JsonObject, validateSchema } from '#engine';

/**
 * The validator that rjsf asks for, over the engine's own interpreter: no `eval`, so it runs under our content security
 * policy, and the same code judges on the server. Form-wide validation does not pass through rjsf (see FormRenderer).
 */
export const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, data) => validateSchema(schema as JsonObject, data as Json).length === 0,
  rawValidation: () => ({ errors: [] }),
};
