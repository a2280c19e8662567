/** Identity numbers of people and organizations, and how they are masked. */
export { type CitizenIdCheck, type CitizenIdError, checkCitizenId, citizenIdCheckDigit, isDate } from './citizenId.ts';
export { type CreditCodeCheck, type CreditCodeError, checkCreditCode, creditCodeCheckDigit } from './creditCode.ts';
export { maskAddress, maskBankCard, maskIdNo, maskName, maskPhone } from './masks.ts';
