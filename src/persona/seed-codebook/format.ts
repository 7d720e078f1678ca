/** How answers are laid out. */
import { archetypesOf } from "./archetype.ts";

export const FORMATS = archetypesOf("format", [
  {
    name: "bullet-lists",
    label: "bullet lists",
    phrases: `bullet points, bulleted answers, key points as a list, dot points, short lists, bulleted summaries`,
    axis: ["structure", 1],
  },
  {
    name: "flowing-prose",
    label: "flowing prose",
    phrases: `full paragraphs, connected sentences, continuous text, narrative paragraphs, prose answers`,
    axis: ["structure", -1],
  },
  {
    name: "numbered-steps",
    label: "numbered steps",
    phrases: `numbered lists, step by step instructions, ordered steps, steps in sequence, numbering of each instruction`,
  },
  {
    name: "tables",
    label: "tables",
    phrases: `comparison tables, tabular data, rows and columns, results in a table, spreadsheet style grids`,
  },
  {
    name: "section-headings",
    label: "section headings",
    phrases: "headers, titled sections, headings between parts, subheadings, sections with titles",
  },
  {
    name: "plain-text",
    label: "plain text output",
    phrases: `unformatted text, raw text that pastes cleanly, terminal-ready output, plain characters only,
      bare text formatting`,
    axis: ["markup", -1],
  },
  {
    name: "markdown",
    label: "markdown formatting",
    phrases: `markdown, rich formatting, bold and italics, key terms in bold, formatted output,
      highlighted keywords`,
    axis: ["markup", 1],
  },
  {
    name: "emojis",
    label: "emojis",
    phrases: "emoji, smileys, emoticons, a few emojis, emoji in messages, smiley faces",
  },
  {
    name: "code-examples",
    label: "code examples",
    phrases: "code snippets, sample code, code blocks, runnable snippets, example code with comments",
  },
  {
    name: "whole-files",
    label: "complete code files",
    phrases: `entire files, full file contents, whole functions, the file in one piece, the complete program`,
    axis: ["code-extent", 1],
  },
  {
    name: "minimal-diffs",
    label: "minimal code diffs",
    phrases: `only the changed lines, small patches, diffs, just the lines that changed, code changes as a patch`,
    axis: ["code-extent", -1],
  },
  {
    name: "answer-first",
    label: "conclusion first",
    phrases: `the conclusion up front, summary at the top, main point first, bottom line up front,
      key takeaway at the start`,
  },
  {
    name: "source-links",
    label: "source links",
    phrases: `citations, references to sources, links to documentation, cited sources, footnotes with links,
      further reading`,
  },
  {
    name: "worked-examples",
    label: "worked examples",
    phrases: `concrete examples, real world examples, an example for each point, practical examples,
      illustrations from everyday life`,
  },
  {
    name: "diagrams",
    label: "diagrams and visuals",
    phrases: `flowcharts, charts, visual explanations, pictures and sketches, screenshots, infographics`,
  },
  {
    name: "maths-notation",
    label: "mathematical notation",
    phrases: "LaTeX formulas, equations, formulas written out, mathematical proofs, symbolic notation",
  },
]);
