import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '../ui/api/client.ts';

const nobody: Me = {
  id: '',
  userName: '',
  name: '',
  office: { id: '', name: '', level: '', path: '', division: '' },
  posts: [],
  may: { desk: false, campaigns: false, accept: false, studio: false },
};

/** The signed-in officer; pages are shown only after sign-in. */
export const useMe = (): Me => useQueryClient().getQueryData<Me>(['session']) ?? nobody;
