// Makes the trimmed copies of GitHub's own descriptions that the tests check against (see README.md).
// Usage: node trim.mjs NODE_MODULES   where NODE_MODULES holds @octokit/openapi and @octokit/graphql-schema
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';

const modules = process.argv[2];
const here = new URL('.', import.meta.url).pathname;

// --- REST: the operations that are used, and the webhooks that are sent
const OPERATIONS = {
  '/app': 'get', '/app/installations': 'get', '/app/installations/{installation_id}': 'get',
  '/app/installations/{installation_id}/access_tokens': 'post',
  '/app/hook/config': 'get', '/app/hook/deliveries': 'get', '/app/hook/deliveries/{delivery_id}': 'get',
  '/app/hook/deliveries/{delivery_id}/attempts': 'post',
  '/app-manifests/{code}/conversions': 'post', '/apps/{app_slug}': 'get',
  '/installation/repositories': 'get', '/installation/token': 'delete',
  '/orgs/{org}/installation': 'get', '/orgs/{org}/rulesets': 'get post',
  '/orgs/{org}/rulesets/{ruleset_id}': 'get put delete', '/orgs/{org}/teams/{team_slug}': 'get',
  '/orgs/{org}/memberships/{username}': 'get', '/orgs/{org}/teams/{team_slug}/members': 'get',
  '/orgs/{org}/teams/{team_slug}/memberships/{username}': 'get put delete',
  '/rate_limit': 'get', '/user': 'get', '/users/{username}': 'get',
  '/repos/{owner}/{repo}': 'get', '/repos/{owner}/{repo}/installation': 'get',
  '/repos/{owner}/{repo}/actions/runs': 'get', '/repos/{owner}/{repo}/check-runs': 'post', '/repos/{owner}/{repo}/check-runs/{check_run_id}': 'get patch',
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': 'get',
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest': 'post',
  '/repos/{owner}/{repo}/collaborators/{username}/permission': 'get',
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': 'get', '/repos/{owner}/{repo}/commits/{ref}': 'get',
  '/repos/{owner}/{repo}/commits/{ref}/check-runs': 'get', '/repos/{owner}/{repo}/compare/{basehead}': 'get',
  '/repos/{owner}/{repo}/contents/{path}': 'get',
  '/repos/{owner}/{repo}/git/blobs': 'post', '/repos/{owner}/{repo}/git/blobs/{file_sha}': 'get',
  '/repos/{owner}/{repo}/git/commits': 'post', '/repos/{owner}/{repo}/git/commits/{commit_sha}': 'get',
  '/repos/{owner}/{repo}/git/ref/{ref}': 'get', '/repos/{owner}/{repo}/git/refs': 'post',
  '/repos/{owner}/{repo}/git/refs/{ref}': 'patch delete', '/repos/{owner}/{repo}/git/trees': 'post',
  '/repos/{owner}/{repo}/branches/{branch}': 'get',
  '/repos/{owner}/{repo}/issues': 'get post', '/repos/{owner}/{repo}/issues/{issue_number}': 'get patch',
  '/repos/{owner}/{repo}/issues/{issue_number}/assignees': 'post delete',
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': 'get post',
  '/repos/{owner}/{repo}/issues/{issue_number}/labels': 'get post',
  '/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': 'delete',
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': 'get patch delete',
  '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': 'get post',
  '/repos/{owner}/{repo}/pulls': 'get post', '/repos/{owner}/{repo}/pulls/{pull_number}': 'get patch',
  '/repos/{owner}/{repo}/pulls/{pull_number}/commits': 'get',
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': 'get',
  '/repos/{owner}/{repo}/pulls/{pull_number}/merge': 'get put',
  '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers': 'get post delete',
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews': 'get post',
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals': 'put',
  '/repos/{owner}/{repo}/rules/branches/{branch}': 'get', '/repos/{owner}/{repo}/rulesets': 'get post',
  '/repos/{owner}/{repo}/rulesets/{ruleset_id}': 'get put delete',
};
const HOOKS = `check-run-completed check-run-created check-run-requested-action check-run-rerequested
  installation-created installation-deleted merge-group-checks-requested merge-group-destroyed issue-comment-created issue-comment-deleted issue-comment-edited
  member-added member-edited member-removed membership-added membership-removed ping
  pull-request-assigned pull-request-auto-merge-disabled pull-request-auto-merge-enabled pull-request-closed pull-request-converted-to-draft pull-request-edited pull-request-labeled
  pull-request-dequeued pull-request-enqueued pull-request-opened pull-request-ready-for-review pull-request-reopened pull-request-review-requested
  pull-request-synchronize pull-request-unassigned pull-request-unlabeled
  pull-request-review-dismissed pull-request-review-edited pull-request-review-submitted
  workflow-run-completed push repository-renamed repository-transferred star-created team-created team-deleted`.split(/\s+/);

const source = JSON.parse(readFileSync(join(modules, '@octokit/openapi/generated/api.github.com.json'), 'utf8'));
const NOISE = new Set(['description', 'example', 'examples', 'x-github', 'externalDocs', 'tags', 'summary', 'deprecated',
  'x-github-breaking-changes', 'discriminator']);
// Documentation is dropped, except where a property happens to have such a name.
function lean(value, names = false) {
  if (Array.isArray(value)) return value.map(v => lean(v));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([k]) => names || !NOISE.has(k))
    .map(([k, v]) => [k, lean(v, !names && k === 'properties')]));
}
const target = { openapi: source.openapi, info: { title: 'GitHub, trimmed', version: source.info.version }, paths: {}, 'x-webhooks': {}, components: {} };
for (const [path, methods] of Object.entries(OPERATIONS)) {
  target.paths[path] = {};
  for (const method of methods.split(' ')) {
    const found = source.paths[path]?.[method];
    if (!found) throw new Error(`no ${method} ${path}`);
    const { operationId, parameters, requestBody, responses } = found;
    const json = Object.fromEntries(Object.entries(responses).map(([code, r]) => [code, r.$ref ? r : { description: '', content: r.content?.['application/json'] ? { 'application/json': r.content['application/json'] } : undefined }]));
    target.paths[path][method] = lean(JSON.parse(JSON.stringify({ operationId, parameters, requestBody, responses: json })));
    for (const r of Object.values(target.paths[path][method].responses)) if (!r.$ref) r.description = '';
  }
}
for (const hook of HOOKS) {
  const found = source['x-webhooks'][hook];
  if (!found) throw new Error(`no webhook ${hook}`);
  target['x-webhooks'][hook] = { post: { requestBody: lean({ content: { 'application/json': found.post.requestBody.content['application/json'] } }) } };
}
// The description of this one list wants an account to be a person and an enterprise at once, where elsewhere it says either.
const { account } = target.paths['/app/installations'].get.responses['200'].content['application/json'].schema.items.properties;
account.anyOf = account.allOf;
delete account.allOf;
const pending = [target.paths, target['x-webhooks']];
while (pending.length) {
  const value = pending.pop();
  if (!value || typeof value !== 'object') continue;
  if (typeof value.$ref === 'string') {
    const [, , kind, name] = value.$ref.split('/');
    const kept = (target.components[kind] ??= {});
    if (!kept[name]) {
      kept[name] = lean(source.components[kind][name]);
      if (kind === 'responses') { kept[name].description = ''; delete kept[name].headers; }
      pending.push(kept[name]);
    }
  }
  pending.push(...Object.values(value));
}
const rest = gzipSync(JSON.stringify(target), { level: 9 });
writeFileSync(join(here, 'rest.json.gz'), rest);

// --- GraphQL: the types that can be reached within the fields that documents use
const KEEP = `Query User Bot Mannequin Organization Repository PullRequest PullRequestReview IssueComment Commit Blob Tree TreeEntry Team Ref
  Label GitActor RateLimit PageInfo CommitHistory PullRequestCommit PullRequestChangedFile Actor Node GitObject RepositoryOwner
  MergeQueue MergeQueueEntry CheckRun CheckSuite App GitSignature GpgSignature SshSignature`.split(/\s+/);
const sdl = readFileSync(join(modules, '@octokit/graphql-schema/schema.graphql'), 'utf8');
const bare = sdl.replace(/"""[\s\S]*?"""/g, '').replace(/^\s*#.*$/gm, '');
const blocks = new Map();
for (const m of bare.matchAll(/^(type|interface|union|enum|scalar|input) (\w+)([^\n{=]*)(=[^{]*?(?=\n\S)|\{[\s\S]*?\n\})?/gm)) {
  blocks.set(m[2], { kind: m[1], head: m[3], body: m[4] ?? '' });
}
const wrapped = name => /(Connection|Edge)$/.test(name);
const keep = new Set(KEEP);
for (const name of KEEP) for (const suffix of ['Connection', 'Edge']) if (blocks.has(name + suffix)) keep.add(name + suffix);
for (const name of ['GitActorConnection', 'TeamMemberConnection', 'TeamMemberEdge', 'RepositoryCollaboratorConnection', 'RepositoryCollaboratorEdge']) keep.add(name);
const isKept = name => { const b = blocks.get(name); return !b || keep.has(name) || ['enum', 'scalar', 'input'].includes(b.kind); };
const bareType = text => text.replace(/[[\]!]/g, '');
function fields(body) {
  const list = []; let depth = 0, current = '';
  for (const line of body.slice(1, -1).split('\n')) {
    const text = line.trim(); if (!text) continue;
    current += (current ? ' ' : '') + text;
    depth += (text.match(/[({[]/g) ?? []).length - (text.match(/[)}\]]/g) ?? []).length;
    if (depth === 0) { list.push(current); current = ''; }
  }
  return list.map(f => f.replace(/\s+/g, ' ').replace(/@deprecated(\([^"]*"(?:[^"\\]|\\.)*"\s*\))?/g, '').replace(/@\w+(\([^)]*\))?/g, '').trim());
}
const used = new Set(), out = [];
function emit(name) {
  const block = blocks.get(name);
  if (!block || used.has(name)) return; used.add(name);
  if (block.kind === 'scalar') { out.push(`scalar ${name}`); return; }
  if (block.kind === 'union') return;
  let list = fields(block.body);
  if (block.kind === 'type' || block.kind === 'interface') list = list.filter(f => isKept(bareType(f.replace(/\(.*\)/, '').split(':').pop().trim())));
  if (block.kind === 'input' || block.kind === 'enum') out.push(`${block.kind} ${name} { ${list.join('\n')} }`);
  else {
    const faces = (block.head.match(/implements (.*)/)?.[1] ?? '').split('&').map(s => s.trim()).filter(f => keep.has(f));
    out.push(`${block.kind} ${name}${faces.length ? ` implements ${faces.join(' & ')}` : ''} {\n${list.map(f => '  ' + f).join('\n')}\n}`);
  }
  if (block.kind !== 'enum') for (const f of list) for (const type of f.matchAll(/:\s*\[?(\w+)/g)) emit(type[1]);
}
for (const name of keep) emit(name);
const schema = gzipSync(out.join('\n') + '\n', { level: 9 });
writeFileSync(join(here, 'schema.graphql.gz'), schema);
console.log({ rest: rest.length, schema: schema.length, types: out.length });
