/** What residents can have done at the station of their village: started, reviewed, collected ("不出村"). */
export { isMeantFor, itemReach, stationReach } from './reach.ts';
