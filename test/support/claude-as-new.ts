/** All files share one emulator: no test finds the faults, replies or requests of another. */
import { beforeEach } from "vitest";
import { resetClaude } from "./scripted-claude.ts";

beforeEach(resetClaude);
