using EffNet.Models;
using Serving;

// One network for all requests.
var checkpoint = EfficientNetB0.Checkpoints.TorchvisionImageNet1kV1;
using var model = await EfficientNetB0.LoadAsync(checkpoint);
using var classifier = new Classifier(model, checkpoint.Preprocessing);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddClassification();
var app = builder.Build();
app.UseRateLimiter();
app.MapClassification(classifier);
app.Run();
