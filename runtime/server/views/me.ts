import type { z } from '@hono/zod-openapi';
import type { UserRow } from '../../store/port.ts';
import { holdsPost, worksAtDesk } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { Me } from '../api/contract.ts';
import { isManager } from '../campaigns/rights.ts';
import { postName } from './labels.ts';

/** The signed-in person: office, posts, and which parts of the product are open to them. */
export function meView(user: UserRow, org: Organization): z.infer<typeof Me> {
  const office = org.office(user.office);
  const desk = worksAtDesk(user);
  return {
    id: user.id,
    userName: user.userName,
    name: user.name,
    office: {
      id: user.office,
      name: org.officeName(user.office),
      level: office?.level ?? '',
      path: org.path(user.office),
      division: org.division(user.office),
    },
    posts: user.posts.map(({ post, office: at }) => ({
      post,
      postName: postName(post),
      office: at,
      officeName: org.officeName(at),
    })),
    may: {
      desk,
      campaigns: desk || isManager(user),
      accept: holdsPost(user, 'acceptance'),
      studio: holdsPost(user, 'catalogue'),
    },
  };
}
