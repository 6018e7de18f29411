// The part of tests/scripts/browser-check that runs in Chromium. Arguments: the folder of the published site, the folder with the files of browser-reference.cs, and the folder for
// screenshots.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, statSync, createReadStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';

const { chromium } = createRequire(join(process.env.PLAYWRIGHT, 'package.json'))('playwright-core');
const [site, files, screenshots] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(join(files, 'expected.json')));
const fileOf = name => join(files, name);

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' };
const requests = [];
const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    requests.push(path);
    const file = join(site, normalize(path === '/' ? '/index.html' : path));
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    response.writeHead(size === undefined ? 404 : 200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': size ?? 0 });
    if (size === undefined)
        response.end();
    else
        createReadStream(file).pipe(response);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const address = `http://localhost:${server.address().port}/`;

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 1200, height: 860 } });
const page = await context.newPage();
const errors = [];
page.on('console', message => message.type() === 'error' && errors.push(message.text()));
page.on('pageerror', error => errors.push(error.message));
page.setDefaultTimeout(60_000);
page.on('filechooser', () => { });   // with a listener, the browser reports file choosers instead of opening them

const status = page.getByRole('status');
const photograph = page.getByLabel('Choose a photograph');
const weights = page.getByLabel('Choose weights');
const shot = name => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
const says = text => status.filter({ hasText: text }).waitFor();

// Moves the focus to an element with the Tab key.
async function tabTo(element) {
    for (let i = 0; i < 20; i++) {
        await page.keyboard.press('Tab');
        if (await element.evaluate(e => e === document.activeElement))
            return;
    }

    assert.fail('Expected the Tab key to move the focus to the element, but it was not reached in 20 steps.');
}

async function chooseWithKeyboard(element, name) {
    await tabTo(element);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    await chooser.setFiles(fileOf(name));
}

// Drops a file on an element, as if the user dragged it from another window.
async function drop(element, name) {
    const { x, y, width, height } = await element.boundingBox();
    const session = await context.newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'])
        await session.send('Input.dispatchDragEvent', { type, x: x + width / 5, y: y + height / 5, data: { items: [], files: [fileOf(name)], dragOperationsMask: 1 } });
}

// Measures the longest time between two frames of the page. A long time means that the page did not respond.
const watch = () => page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const look = now => {
        window.longest = Math.max(window.longest, now - last);
        last = now;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
});

// Compares the scores in the page's table with the scores that the engine on this machine computed for the same picture.
async function compareScores() {
    const rows = await page.locator('tbody tr').evaluateAll(all => all.map(row => ({ ...row.dataset, name: row.querySelector('th').textContent })));
    const largest = Math.max(...expected.best.map(b => Math.abs(b.score)));
    assert.deepEqual(rows.map(r => Number(r.index)), expected.best.map(b => b.index));
    assert.deepEqual(rows.map(r => r.name), expected.best.map(b => b.name));
    const difference = Math.max(...expected.best.map((b, i) => Math.abs(rows[i].score - b.score))) / largest;
    const probability = Math.max(...expected.best.map((b, i) => Math.abs(rows[i].probability - b.probability)));
    assert.ok(difference < 1e-4 && probability < 1e-4, `Scores differ by ${difference} times the largest score, and probabilities by ${probability}; expected less than 1e-4.`);
    console.log(`Scores differ from the engine's (${expected.vectors}) by ${difference.toExponential(1)} of the largest score, probabilities by ${probability.toExponential(1)}.`);
}

const pixels = () => page.locator('canvas').evaluate(c => Array.from(c.getContext('2d').getImageData(0, 0, c.width, c.height).data));

try {
    console.log('Testing the weights and pictures of the site.');
    await page.goto(address);
    await says('The network is ready');
    await page.getByRole('button', { name: 'ankle boot' }).click();
    await says('ankle-boot.png: Ankle boot');
    console.log(await status.textContent());
    await shot('fashion');

    console.log('Testing a site without weights, with the keyboard only.');
    writeFileSync(join(site, 'weights', 'model.json'), JSON.stringify({ file: '' }));
    await page.goto(address);
    await says('This site has no weights');
    assert.ok(await photograph.isDisabled());
    await shot('empty');
    await chooseWithKeyboard(weights, 'model.safetensors');
    await says('The network is ready');
    requests.length = 0;
    await watch();
    await chooseWithKeyboard(photograph, 'photograph.png');
    await says('photograph.png: ');
    console.log(`${await status.textContent()} The longest time between two frames was ${(await page.evaluate(() => window.longest)).toFixed(0)} ms.`);
    await compareScores();
    assert.deepEqual(requests, [], 'The page sent requests while it classified a photograph; expected no requests.');

    console.log('Testing the map, with the keyboard only.');
    const shown = page.getByRole('checkbox', { name: `Show the evidence for “${expected.best[0].name}”` });
    const withMap = await pixels();
    await tabTo(shown);
    await page.keyboard.press('Space');
    await page.waitForFunction(former => {
        const canvas = document.querySelector('canvas');
        return canvas.getContext('2d').getImageData(380, 220, 1, 1).data.join() !== former;
    }, withMap.slice(4 * (220 * 640 + 380), 4 * (220 * 640 + 380) + 4).join());
    const withoutMap = await pixels();
    // The network reads a centered square of 420 x 420 of the 640 x 480 pixels. The map must change the pixel with the strongest evidence more than the pixel with the weakest
    // evidence, and it must not change pixels outside the square.
    const change = (x, y) => Math.max(...[0, 1, 2].map(c => Math.abs(withMap[4 * (y * 640 + x) + c] - withoutMap[4 * (y * 640 + x) + c])));
    const placeOf = share => expected.map.indexOf(share);
    const at = place => change(Math.floor(110 + (place % 224 + 0.5) * 420 / 224), Math.floor(30 + (Math.floor(place / 224) + 0.5) * 420 / 224));
    assert.ok(at(placeOf(Math.max(...expected.map))) > at(placeOf(Math.min(...expected.map))) + 20, 'The map must color the strongest evidence more than the weakest.');
    assert.equal(change(50, 10), 0);
    const second = page.getByRole('radio', { name: `Show the evidence for ${expected.best[1].name}` });
    await tabTo(page.getByRole('radio', { name: `Show the evidence for ${expected.best[0].name}` }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('checkbox', { name: `Show the evidence for “${expected.best[1].name}”` }).waitFor();
    assert.ok(await second.isChecked() && await page.getByRole('checkbox').isChecked());
    await says('photograph.png: ');

    console.log('Testing the accessibility tree.');
    const tree = await page.locator('body').ariaSnapshot();
    for (const line of [
        '- heading "What is in this photograph?" [level=1]',
        '- region "Photograph"',
        '- button "Choose a photograph"',
        `- img "photograph.png, with the evidence for ${expected.best[1].name} in color"`,
        '- figure "photograph.png, 640 × 480 pixels.',
        '- region "Result"',
        '- status: "photograph.png: ',
        '- table "The 5 best classes of photograph.png"',
        '- columnheader "Probability"',
        `- rowheader "${expected.best[0].name}"`,
        `- radio "Show the evidence for ${expected.best[1].name}" [checked]`,
        '- button "Choose weights"',
    ])
        assert.ok(tree.includes(line), `The accessibility tree does not contain '${line}':\n${tree}`);

    console.log('Testing a dropped photograph with an orientation in its metadata, and files that cannot be read.');
    await drop(photograph, 'upright.jpg');
    await says('upright.jpg: ');
    await page.getByText('480 × 640 pixels').waitFor();
    await photograph.setInputFiles(fileOf('broken.jpg'));
    await page.getByRole('alert').filter({ hasText: "cannot read 'broken.jpg' as a picture" }).waitFor();
    await shot('problem');
    await weights.setInputFiles(fileOf('broken.jpg'));
    await page.getByRole('alert').filter({ hasNotText: 'picture.' }).waitFor();
    console.log(await page.getByRole('alert').first().textContent());
    await photograph.setInputFiles(fileOf('photograph.png'));
    await says('photograph.png: ');
    await compareScores();

    console.log('Testing a site with weights, which are downloaded only once.');
    for (const name of ['model.json', 'model.safetensors'])
        copyFileSync(fileOf(name), join(site, 'weights', name));
    requests.length = 0;
    await page.goto(address);
    await says('The network is ready');
    assert.equal(requests.filter(path => path === '/weights/model.safetensors').length, 1);
    requests.length = 0;
    await page.reload();
    await says('The network is ready');
    assert.equal(requests.filter(path => path === '/weights/model.safetensors').length, 0);
    for (const name of ['photograph.png', 'upright.jpg', 'photograph.png', 'upright.jpg', 'photograph.png']) {
        await photograph.setInputFiles(fileOf(name));
        await says(`${name}: `);
        console.log(await status.textContent());
    }

    await compareScores();
    await page.mouse.move(0, 0);
    await shot('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot('dark');
    await page.setViewportSize({ width: 390, height: 844 });
    await shot('narrow');
    assert.deepEqual(errors, [], 'The browser console contains errors; expected none.');
    console.log(`Passed. Screenshots are in ${screenshots}.`);
} catch (problem) {
    await shot('failed');
    console.log(errors.join('\n'));
    throw problem;
} finally {
    await browser.close();
    server.close();
}
