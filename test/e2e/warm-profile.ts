import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/countersign');

/**
 * Fills a fresh Firefox profile with what Firefox makes at its first start, which takes it as long as all else together.
 * That is kept from run to run, for each version of Firefox; nothing of a test is ever in it.
 */
export async function warmProfile(executable: string, profile: string): Promise<void> {
  const kept = join(CACHE, `firefox-${statSync(realpathSync(executable)).mtimeMs.toFixed()}`);
  if (!existsSync(kept)) await keepFirstStart(executable, kept);
  cpSync(kept, profile, { recursive: true });
}

async function keepFirstStart(executable: string, kept: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${kept}-`);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    userDataDir: made,
  });
  await browser.close();
  try {
    renameSync(made, kept);
  } catch (problem) {
    // Another run was faster.
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(kept)) throw problem;
  }
}
