using EffNet;
using EffNet.Models;
using Serving;

// One network for all requests.
var checkpoint = Checkpoints.Find("torchvision/efficientnet_b0.imagenet1k_v1");
using var model = new EfficientNetB0(initialize: false);
await model.LoadWeightsAsync(checkpoint);
using var classifier = new Classifier(model, checkpoint.Preprocessing);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddClassification();
var app = builder.Build();
app.UseRateLimiter();
app.MapClassification(classifier);
app.Run();
