using System.Runtime.InteropServices;
using EffNet.Inference;
using EffNet.Models;
using Serving;

var builder = WebApplication.CreateSlimBuilder(args);
if (ClassificationSettings.TryRead(builder.Configuration, Console.Error) is not { } options)
    return 1;
if (options.Weights is null)
{
    Console.Error.WriteLine("No weight file is specified; pass one, as in --Classification:Weights b0.safetensors.");
    return 1;
}

// One engine for all requests.
using var engine = WeightLoading.TryLoad(options.Weights, path => EfficientNetB0.Engine.Load(path), Console.Error);
if (engine is null)
    return 1;
builder.Services.AddClassification(new EngineClassifier(engine, options), options);
var app = builder.Build();
app.MapClassification();
StartLog.Engine(app.Logger, engine.Network.ToString(), engine.Threads, engine.Vectors, engine.WeightBytes / 1_000_000);
if (engine.Vectors == VectorPath.Bits128 && RuntimeInformation.ProcessArchitecture == Architecture.X64)
    StartLog.NarrowVectors(app.Logger);
app.Run();
return 0;
