using EffNet;
using EffNet.Models;
using EffNet.Pictures;
using EffNet.Weights;
using QuickStart;
using static TorchSharp.torch;

// 1. The costs of all variants. The compiler computes them; no network is created yet.
VariantTable.Print(EfficientNet.Variants);
Console.WriteLine();

try
{
    // 2. A trained network. Its weight file contains the preprocessing and the class names.
    TrainedNetwork.Print();

    // 3. A picture: the file on the command line, or a drawn sample.
    var picture = args is [var file, ..] ? PictureFile.Load(file) : Landscape.Draw();
    Console.WriteLine($"{(args.Length > 0 ? Path.GetFileName(args[0]) : "A drawn sample picture")}, {picture.Width} x {picture.Height}");

    // 4. A larger network, with public weights (downloaded once), with weights of a file, or with random weights.
    using var model = args switch
    {
        [_, "--download", ..] => await EfficientNetB0.LoadAsync(EfficientNetB0.Checkpoints.Default),
        [_, var weights, ..] => EfficientNetB0.Load(weights),
        _ => new EfficientNetB0(),
    };

    // Random weights and some files do not specify a preprocessing. The fallback is the preprocessing for training from scratch.
    var preprocessing = model.WeightsInfo.Preprocessing ?? Preprocessing.ForTrainingFromScratch(EfficientNetB0.Resolution);
    if (args.Length < 2)
        Console.WriteLine("The weights are random, so the predictions are random too. Pass --download for public weights, or a file with trained weights.");
    else if (model.WeightsInfo.Preprocessing is null)
    {
        Console.WriteLine(
            $"'{args[1]}' does not specify a preprocessing: pictures are resized to {preprocessing.Resize} and cropped to {preprocessing.Crop} pixels, "
            + "which may differ from training.");
    }

    // 5. The predictions. For a network with public weights, model.Predict(picture) is sufficient.
    Predictions.Print(model.Predict(picture, options: new PredictionOptions { Preprocessing = preprocessing }));

    model.eval();
    using var withoutGradients = no_grad();
    using var image = preprocessing.ToTensor(picture);
    using (var features = model.Features(image))
        FeatureMaps.Print(features);

    // 6. The time for one image, with TorchSharp and with the engine in managed code.
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
