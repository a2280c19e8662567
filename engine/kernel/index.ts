export { advance } from './advance.ts';
