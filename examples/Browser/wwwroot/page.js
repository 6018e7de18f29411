// Sends tasks to the worker and draws photographs.

const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
const waiting = new Map();
let count = 0;
let photograph;         // the photograph that is shown; 'seen' is the square in it that the network reads
let seen;
let pictures = [];      // the URLs of the site's sample pictures

worker.onmessage = ({ data: { id, result, problem, received, total } }) => {
    const { resolve, reject, report } = waiting.get(id);
    if (received !== undefined)
        return report(received, total);
    waiting.delete(id);
    if (problem === undefined)
        resolve(result);
    else
        reject(new Error(problem));
};

function ask(task, inputs, report) {
    return new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject, report });
        worker.postMessage({ id: count, task, ...inputs });
    });
}

// Starts the worker's runtime and loads the weights of the site, if it has weights.
export async function start(page) {
    await ask('start', { runtime: import.meta.resolve('./_framework/dotnet.js') });
    const site = await ask('loadSite', { folder: new URL('weights/', import.meta.url).href }, (received, total) => page.invokeMethodAsync('ReportDownload', received, total));
    pictures = site?.pictures.map(name => new URL(name, new URL('pictures/', import.meta.url)).href) ?? [];
    return site?.facts ?? null;
}

export async function load(input) {
    const file = take(input);
    return file && await ask('loadFile', { file });
}

export const findPictures = () => pictures;

export async function classifyPicture(address, canvas, resize, crop) {
    return show(await ask('classifyAddress', { address }), canvas, resize, crop);
}

// Classifies the photograph that was chosen or dropped.
export async function classify(input, canvas, resize, crop) {
    const file = take(input);
    return file ? show(await ask('classify', { file }), canvas, resize, crop) : null;
}

// Shows a classified photograph on the canvas. `resize` and `crop` are the values of the network's preprocessing.
function show(result, canvas, resize, crop) {
    photograph?.close();
    photograph = result.photograph;
    const { width, height } = photograph;
    const side = Math.min(width, height) * crop / resize;
    seen = { x: (width - side) / 2, y: (height - side) / 2, side };
    draw(canvas);
    return result.answer;
}

// Draws the class activation map over the photograph. Without a class, only the photograph is drawn.
export async function explain(canvas, index) {
    const map = index === null ? null : await ask('explain', { index });
    draw(canvas, map);
    map?.close();
}

// Returns the file that was chosen or dropped, and resets the input so that the same file can be chosen again.
function take(input) {
    const file = input.files[0];
    input.value = '';
    return file;
}

function draw(canvas, map) {
    const { width, height } = photograph;
    // Small pictures are enlarged, so that a map on them is visible.
    const scale = Math.max(224 / Math.max(width, height), Math.min(1, 1280 / Math.max(width, height)));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(photograph, 0, 0, canvas.width, canvas.height);
    if (map)
        context.drawImage(map, seen.x * scale, seen.y * scale, seen.side * scale, seen.side * scale);
}
