-- Channel of an application that waits to be accepted, so that those from the portal are found at once.
alter table task add column channel text collate "C";
update task set channel = (
  select case_state.state -> 'vars' -> 'case' ->> 'channel' from case_state
  where case_state.kase = task.kase and case_state.status = 'received'
);

-- Whether an uploaded file was handed in. What applicants upload and never hand in is removed after a time.
alter table file add column kept boolean not null default true;
create index file_loose on file (created_at) where not kept;
