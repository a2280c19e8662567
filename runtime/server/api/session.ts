import { z } from '@hono/zod-openapi';

export const SignIn = z
  .object({ userName: z.string().min(1).max(64), password: z.string().min(1).max(256) })
  .openapi('SignIn');
export const PostHeld = z.object({
  post: z.string(),
  postName: z.string(),
  office: z.string(),
  officeName: z.string(),
});
export const Me = z
  .object({
    id: z.string(),
    userName: z.string(),
    name: z.string(),
    office: z.object({
      id: z.string(),
      name: z.string(),
      level: z.string(),
      path: z.string(),
      division: z.string(),
    }),
    posts: z.array(PostHeld),
    /** desk: works cases; campaigns: works or manages them, alone or beside cases; studio: edits and publishes packs. */
    may: z.object({ desk: z.boolean(), campaigns: z.boolean(), accept: z.boolean(), studio: z.boolean() }),
  })
  .openapi('Me');
export const DemoAccounts = z
  .object({
    demo: z.boolean(),
    accounts: z.array(
      z.object({ post: z.string(), office: z.string(), name: z.string(), userName: z.string(), password: z.string() }),
    ),
  })
  .openapi('DemoAccounts');
