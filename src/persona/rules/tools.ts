/** The technology somebody works with, or wants answers to use: "we run Postgres", "use Go for scripts". */
import { anyOf } from "./gate.ts";
import { isPhrase } from "../grammar.ts";
import type { Signal } from "../signal.ts";
import { leadingScope } from "./scope.ts";

/** Languages, frameworks, databases and editors, by which a tool is told from anything else that is used. */
const KNOWN = new Set(
  `ada airflow android angular ansible apache arduino asp.net assembly astro aws azure babel bash bazel blazor
  bootstrap bun c c# c++ cassandra centos clickhouse clojure cmake cobol crystal css cuda cypress d3 dart
  databricks debian deno django docker dotnet drupal eclipse elasticsearch elixir elm emacs erlang eslint excel
  express f# fastapi fedora figma firebase fish flask flutter fortran gatsby gcp gin git github gitlab go golang
  gradle grafana graphql groovy hadoop haskell haxe helm heroku html hugo intellij ios java javascript jenkins
  jest jetbrains jquery julia jupyter k8s kafka keras kotlin kubernetes laravel latex linux lisp lua macos
  magento mariadb matlab maven mongodb mongo mssql mui mysql neo4j neovim nestjs netlify nextjs next.js nginx nim
  nix nixos node node.js nodejs nosql notepad++ npm numpy nuxt objective-c ocaml opengl openshift oracle pandas
  pascal perl phoenix php playwright pnpm podman postgres postgresql powershell prisma prolog prometheus pulumi
  pycharm pytest python pytorch qt r rails raspberry react redis redux remix ros ruby rust sas sass scala scheme
  scikit-learn scipy selenium shopify snowflake solidity solr spark splunk spring sql sqlite squarespace storybook
  sublime supabase svelte sveltekit swift swiftui symfony tableau tailwind tensorflow terraform three.js
  typescript ubuntu unity unix unreal vagrant vb.net vba vercel verilog vim vite vitest vscode vue vue.js webpack
  windows wordpress xamarin xcode yarn zig zsh`.split(/\s+/u),
);

const ADVERB =
  "(?:(?:mostly|mainly|usually|always|only|also|primarily|currently|now|still|generally|just|exclusively|typically|really|do|both|normally|actually|often) ){0,2}";
const WHO = "(?:i|we|my team|our team|my company|our company|at work,? (?:i|we)|the team and i)";
const USED = new RegExp(
  `^${WHO} ${ADVERB}(?:works? (?:with|in|on)|(?:codes?|programs?|scripts?) ${ADVERB}in|develops? ${ADVERB}(?:in|with|on)|build(?:s)? (?:everything |things |our apps? )?(?:with|on|in)|deploys? (?:to|on|with)|writes?(?: (?:everything|most things|all (?:of )?(?:our|my) code|(?:my|our) code|code|most of (?:it|my code|our code)))?(?: ${ADVERB})? in|writes?|uses?|runs?) ${ADVERB}(.{1,50}?)((?: (?:at (?:work|home|my company|our company|my job|the office)|for (?:everything|work|most things|all my projects|my projects|development|coding|data work|scripting)|every day|daily|these days|nowadays|in production|at the moment|mostly|mainly|all day|on (?:the|our) (?:backend|frontend|servers?|server side)|as (?:my|our) [\\p{L} ]{2,20}))*)$`,
  "iu",
);
const STACK =
  /^(?:all (?:of )?|both |most of )?(?:my|our)(?: (?:tech|current|main|whole|team's|primary|daily|preferred|usual))? (?:stack|code ?base|back-?end|front-?end|back end|front end|database|editor|ide|os|operating system|shell|setup|project|language|programming language|framework|language of choice|go-to language|laptop|computer|servers|machines|laptops|boxes|computers|apps|app|services|pipelines|infrastructure|site|website|store|shop|workstations|phones) (?:(?:is|are) (?:all |mostly |mainly )?(?:written|built|based) (?:in|with|on)|is in|is on|are on|is|are|run on|run|runs on|runs|uses|consists of) (.{1,50})$/iu;
const MACHINE =
  /^(?:i'm|i am|we're|we are) (?:on|using|running|working (?:on|with)) (?:an? |my )?(mac(?:os|book(?: pro| air)?)?|windows(?: (?:\d+|xp))?|linux|ubuntu|debian|fedora|arch(?: linux)?|chromebook|android(?: phone)?|i(?:phone|pad|os))$/iu;
const WISHED =
  /^(?:(?:please|always|only|just|from now on,?|by default,?|i'd like you to|i want you to|could you|can you|you should|i (?:would |'d )?(?:like|prefer)(?: you)? to) ){0,3}(?:use|write(?: (?:it|everything|code|all code|examples|the code))? in|stick to|stick with|answer (?:in|with)|code in|show (?:me )?(?:it |everything |examples )?in|go with|default to|i prefer|i'd prefer|i want) ([\p{L}\d.+#]{1,20}(?: \d+)?)(?:,? (?:not|instead of|rather than|over) [\p{L}\d.+#]{1,20})?((?: (?:please|instead|always|by default|from now on))*)(?: ((?:for|in|when) (?:(?:all|any|my|your|the|every) )?(?:code|coding|scripts?|scripting|examples?|(?:code )?(?:snippets|samples|examples)|tests?|testing|queries|the back-?end|the front-?end|back-?end(?: code)?|front-?end(?: code)?|web (?:stuff|apps|development)|data (?:work|analysis|science)|prototypes|programming|automation|plots|plotting|notebooks|infrastructure|apps?|projects)))?((?: (?:please|instead|always|by default|from now on))*)$/iu;
const LASTING = /\b(?:always|from now on|by default|in future|default to|only)\b/iu;

/** Whether it is a technology by name. */
export function isTool(item: string): boolean {
  const [first = ""] = item.toLowerCase().split(" ");
  return KNOWN.has(item.toLowerCase()) || KNOWN.has(first);
}

function itemsOf(text: string): string[] {
  return text
    .split(/, (?:and )?| and | & | plus | with /u)
    .map((each) => each.replace(/^(?:an?|the) /iu, ""));
}

const mayUse = anyOf([MACHINE, USED, STACK]);

/** The technology that a clause says its speaker uses. */
export function toolsUsed(clause: string): string[] {
  if (!mayUse(clause)) return [];
  const machine = MACHINE.exec(clause)?.[1];
  if (machine !== undefined) return [machine];
  const used = USED.exec(clause);
  const named = used?.[1] ?? STACK.exec(clause)?.[1];
  if (named === undefined) return [];
  const items = itemsOf(named);
  const isItem = (item: string): boolean =>
    item.split(" ").length <= 3 && (isTool(item) || ((used?.[2] ?? "") !== "" && /^\p{Lu}/u.test(item)));
  return items.every(isItem) ? items : [];
}

/** The technology that answers should use, and for what: only where it is known and said to last. */
function wishedIn(clause: string): string | undefined {
  const scoped = leadingScope(clause);
  const match = WISHED.exec(scoped.text);
  const [, tool = "", , trailing] = match ?? [];
  if (!match || !isTool(tool)) return undefined;
  const scope = (scoped.scope || trailing) ?? "";
  if (scope !== "") return `${tool} ${scope.replace(/ (?:all|any|my|your|the|every) /u, " ")}`;
  return LASTING.test(clause) ? tool : undefined;
}

export function toolWished(clause: string): Signal | undefined {
  const attribute = wishedIn(clause);
  if (attribute === undefined || !isPhrase(attribute)) return undefined;
  return { facet: "topic", attribute, polarity: 1, explicit: true, confidence: 0.9 };
}
