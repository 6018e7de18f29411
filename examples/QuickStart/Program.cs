using EffNet;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;
using QuickStart;
using static TorchSharp.torch;

// 1. What the compiler knows: no network has been made yet.
VariantTable.Print(EfficientNet.Variants);
Console.WriteLine();

try
{
    // 2. A network that was trained: its weights know how pictures are prepared and what its classes are called.
    TrainedNetwork.Print();

    // 3. A picture: the one named on the command line, or one drawn here.
    var picture = args is [var file, ..] ? PictureFile.Load(file) : Landscape.Draw();
    Console.WriteLine($"{(args.Length > 0 ? Path.GetFileName(args[0]) : "A picture drawn here")}, {picture.Width} x {picture.Height}");

    // 4. A larger network: from public weights, downloaded once, or from a file. It then knows how to prepare pictures and what its classes are called.
    using var model = args switch
    {
        [_, "--download", ..] => await EfficientNetB0.LoadAsync(EfficientNetB0.Checkpoints.Default),
        [_, var weights, ..] => EfficientNetB0.Load(weights),
        _ => new EfficientNetB0(),
    };

    // Fresh weights and plain files know nothing of preprocessing: this is for trying the program, and for training from scratch.
    var preprocessing = model.WeightsInfo.Preprocessing ?? Preprocessing.ForTrainingFromScratch(EfficientNetB0.Resolution);
    if (args.Length < 2)
        Console.WriteLine("The weights are random, and the order of the classes means nothing. Add --download for public weights, or a file with trained ones.");
    else if (model.WeightsInfo.Preprocessing is null)
    {
        Console.WriteLine(
            $"'{args[1]}' does not say how its pictures are prepared: they are resized to {preprocessing.Resize} and cropped to {preprocessing.Crop} pixels, "
            + "which may be wrong for it.");
    }

    // 5. Its predictions. With a network from public weights, model.Predict(picture) is all there is to it.
    Predictions.Print(model.Predict(picture, options: new PredictionOptions { Preprocessing = preprocessing }));

    model.eval();
    using var withoutGradients = no_grad();
    using var image = preprocessing.ToTensor(picture);
    using (var features = model.Features(image))
        FeatureMaps.Print(features);

    // 6. How long it takes: with TorchSharp, and in managed code alone.
    Console.WriteLine();
    Timing.Print("Time per image with TorchSharp", get_num_threads(), () => model.call(image).Dispose());
    using var engine = model.Compile();
    var (pixels, scores) = (image.data<float>().ToArray(), new float[model.ClassCount]);
    Timing.Print($"Time per image in managed code, {engine.Vectors}", engine.Threads, () => engine.Run(pixels, preprocessing.Crop, preprocessing.Crop, scores));
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or PictureException or WeightFileException or WeightMismatchException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
