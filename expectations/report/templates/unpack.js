// Long parts lie packed in the pages; this unpacks them, also in browsers that know no raw deflate.
(() => {
  "use strict";
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=/?@^_:{|}~";
  const VALUES = new Uint8Array(128).fill(84);
  [...DIGITS].forEach((digit, value) => { VALUES[digit.charCodeAt(0)] = value; });
  const bytes = (text) => {  // five digits are four bytes
    const content = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4));
    for (let at = 0; at < text.length; at += 5) {
      let number = 0;
      for (let place = at; place < at + 5; place++) number = number * 85 + (place < text.length ? VALUES[text.charCodeAt(place)] : 84);
      content.setUint32(at / 5 * 4, number);
    }
    return new Uint8Array(content.buffer, 0, content.byteLength - (5 - text.length % 5) % 5);
  };

  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const rising = (first, groups, size) => {  // where each length or distance begins, and its further bits
    const begins = [], further = [];
    for (let number = 0, begin = first; number < size; number++) {
      further.push(Math.max(0, Math.floor(number / groups) - 1));
      begins.push(begin);
      begin += 1 << further[number];
    }
    return [begins, further];
  };
  const [LENGTHS, LENGTH_BITS] = rising(3, 4, 28), [DISTANCES, DISTANCE_BITS] = rising(1, 2, 30);
  LENGTHS.push(258); LENGTH_BITS.push(0);

  const tree = (lengths) => {
    const counts = new Uint16Array(16), places = new Uint16Array(17), symbols = new Uint16Array(lengths.length);
    for (const length of lengths) if (length) counts[length]++;
    for (let length = 1; length < 16; length++) places[length + 1] = places[length] + counts[length];
    lengths.forEach((length, symbol) => { if (length) symbols[places[length]++] = symbol; });
    return { counts, symbols };
  };
  const FIXED = [
    tree([...Array(288).keys()].map((symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
    tree(Array(30).fill(5)),
  ];

  // gives what is unpacked behind `before`, to which it may refer
  const inflate = (input, before) => {
    let out = new Uint8Array(65536 + before.length + input.length * 8), size = before.length, at = 0, hold = 0, held = 0, last = 0;
    out.set(before);
    const bits = (count) => {
      while (held < count) { hold |= (input[at++] ?? 0) << held; held += 8; }
      const value = hold & ((1 << count) - 1);
      hold >>>= count; held -= count;
      return value;
    };
    const read = ({ counts, symbols }) => {
      for (let length = 1, code = 0, first = 0, index = 0; length < 16; length++) {
        code |= bits(1);
        const count = counts[length];
        if (code - count < first) return symbols[index + code - first];
        index += count; first = (first + count) << 1; code <<= 1;
      }
      throw new Error("not packed as it should be");
    };
    const readTrees = () => {
      const literals = bits(5) + 257, distances = bits(5) + 1, some = bits(4) + 4, lengths = Array(19).fill(0), all = [];
      for (let number = 0; number < some; number++) lengths[ORDER[number]] = bits(3);
      const own = tree(lengths);
      while (all.length < literals + distances) {
        const symbol = read(own);
        if (symbol < 16) { all.push(symbol); continue; }
        const again = symbol === 16 ? all[all.length - 1] : 0, times = symbol === 16 ? 3 + bits(2) : symbol === 17 ? 3 + bits(3) : 11 + bits(7);
        for (let time = 0; time < times; time++) all.push(again);
      }
      return [tree(all.slice(0, literals)), tree(all.slice(literals))];
    };
    const put = (byte) => {
      if (size === out.length) { const larger = new Uint8Array(size * 2); larger.set(out); out = larger; }
      out[size++] = byte;
    };
    while (!last && at < input.length) {
      last = bits(1);
      const kind = bits(2);
      if (kind === 0) {  // as it is
        hold = held = 0;
        const length = input[at] | input[at + 1] << 8;
        at += 4;
        for (let number = 0; number < length; number++) put(input[at++]);
        continue;
      }
      const [literal, distance] = kind === 1 ? FIXED : readTrees();
      for (let symbol = read(literal); symbol !== 256; symbol = read(literal)) {
        if (symbol < 256) { put(symbol); continue; }
        const length = LENGTHS[symbol - 257] + bits(LENGTH_BITS[symbol - 257]), far = read(distance);
        const back = DISTANCES[far] + bits(DISTANCE_BITS[far]);
        for (let number = 0; number < length; number++) put(out[size - back]);
      }
    }
    return out.subarray(before.length, size);
  };

  const before = inflate(bytes(window.WORDS), new Uint8Array(0));  // what most reports print
  window.unpack = (packed) => new TextDecoder().decode(inflate(bytes(packed), before));
})();
