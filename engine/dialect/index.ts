export { importBpmn } from './importBpmn.ts';
export { juelToFeel } from './juel.ts';
