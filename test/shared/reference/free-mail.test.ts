import { expect, test } from 'vitest';
import { domainOf, freeMail } from '../../../shared/reference/free-mail.ts';

test.each([
  ['gmail.com', 'refused'],
  ['yahoo.co.jp', 'refused'],
  ['hotmail.co.jp', 'refused'],
  ['mail.yahoo.co.jp', 'refused'],
  ['softbank.ne.jp', 'likely-refused'],
  ['i.softbank.jp', 'likely-refused'],
  ['mail.goo.ne.jp', 'likely-refused'],
  ['aa1.so-net.ne.jp', 'likely-refused'],
  ['softbank.jp', null],
  ['ntt.co.jp', null],
  ['mygmail.com', null],
  ['gmail.com.evil.example', null],
  ['com', null],
  ['', null],
])('%j is %s', (domain, expected) => {
  expect(freeMail(domain)).toBe(expected);
});

test.each([
  ['taro@Contoso.CO.jp', 'contoso.co.jp'],
  ['taro@ｇｍａｉｌ．com', 'gmail.com'],
  ['"a@b"@contoso.co.jp', 'contoso.co.jp'],
])('the domain of %s is %s', (email, domain) => {
  expect(domainOf(email)).toBe(domain);
});
