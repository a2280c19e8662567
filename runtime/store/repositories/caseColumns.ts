import type { Tables } from '../tables.ts';

/** Columns of a case as lists show it; `whole` with all that it holds. */
export function caseColumns({ kase, caseState, caseData }: Tables) {
  const listed = {
    id: kase.id,
    no: kase.no,
    version: caseState.version,
    digest: kase.digest,
    itemRef: kase.itemRef,
    itemName: kase.itemName,
    status: caseState.status,
    result: caseState.result,
    applicantName: kase.applicantName,
    applicantIdNo: kase.applicantIdNo,
    officePath: kase.officePath,
    createdAt: kase.createdAt,
    updatedAt: caseState.updatedAt,
    due: caseState.due,
    paused: caseState.paused,
  };
  return { listed, whole: { ...listed, state: caseState.state, data: caseData.data } };
}
