export { dropUndoing, forget, handlerGone, isCompensating, isReopened, isUndone } from './book.ts';
export { completed } from './record.ts';
export { throwCompensation } from './throw.ts';
export { cancelTransaction } from './transaction.ts';
export { continueUndoing, handlerDone, scopeUndone, startUndoing } from './undo.ts';
