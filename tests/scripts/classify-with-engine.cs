using EffNet.Inference;
using EffNet.Pictures;

// Prints the best classes of a picture. Arguments: a saved engine and the picture.
using var engine = InferenceEngine.Load(args[0]);
foreach (var (index, name, probability, _) in engine.Predict(PictureFile.Load(args[1]), top: 3))
    Console.WriteLine(FormattableString.Invariant($"{name ?? $"class {index}"}: {probability:0.000}"));
