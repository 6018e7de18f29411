using EffNet.Pictures;
using Microsoft.ML.OnnxRuntime;

// Prints the best classes of a picture. Arguments: an ONNX model and the picture.
using var session = new InferenceSession(args[0]);
var preprocessing = new Preprocessing(256, 224, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
var image = new float[3 * 224 * 224];
preprocessing.Prepare(PictureFile.Load(args[1]), image);
using var input = OrtValue.CreateTensorValueFromMemory(image, [1, 3, 224, 224]);
using var options = new RunOptions();
using var results = session.Run(options, ["image"], [input], ["logits"]);
var scores = results[0].GetTensorDataAsSpan<float>().ToArray();
var largest = scores.Max();
var sum = scores.Sum(s => Math.Exp(s - largest));
foreach (var index in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(3))
    Console.WriteLine(FormattableString.Invariant($"class {index}: {Math.Exp(scores[index] - largest) / sum:0.000}"));
